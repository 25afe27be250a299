// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace clipscope::ui {

/// A button that shows a colour and asks for another one.
class ColourButton final : public QToolButton {
    Q_OBJECT
public:
    ColourButton(const QString& name, const QString& title, QWidget* parent = nullptr);

    /// Does not emit `picked`.
    void setColour(const QColor& colour);
    [[nodiscard]] const QColor& colour() const { return m_colour; }

Q_SIGNALS:
    void picked(const QColor& colour);

private:
    void ask();

    QString m_title;
    QColor m_colour;
};

}  // namespace clipscope::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace clipscope::ui {

/// The colours of a map from low to high, with numbers.
class ColourBar final : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setColorMap(const QString& id);
    /// The native values that 0 and 1 stand for; shown in the tooltip.
    void setRawRange(double low, double high);
    void clearRawRange();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_colorMap;
};

}  // namespace clipscope::ui

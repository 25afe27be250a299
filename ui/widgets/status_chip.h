// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QTimer>
#include <QWidget>

namespace clipscope::ui {

/// A word on a coloured plate. What is done fades from sight after five seconds; the accessible
/// name goes on saying it.
class StatusChip final : public QWidget {
    Q_OBJECT
public:
    enum class Stay { Always, FiveSeconds };

    explicit StatusChip(QWidget* parent = nullptr);

    void show(const QString& text, Tone tone, Stay stay);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
    bool m_faded = true;
    QTimer m_fade;
};

}  // namespace clipscope::ui

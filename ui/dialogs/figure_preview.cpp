// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/figure_preview.h"

#include "ui/export/figure_layout.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kMargin = 12;
constexpr int kSquare = 8;  // of the pattern that stands for transparency

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("figurePreview"));
    setAccessibleName(tr("Preview of the figure"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&m_lane, &FigureLane::drawn, this, [this](const QImage& figure) {
        m_figure = figure;
        update();
    });
}

void FigurePreview::setContent(const FigureContent& content)
{
    m_content = content;
    QStringList words{content.heading};
    words += content.caption;
    words.append(content.scaleNote);
    words.removeAll(QString());
    setAccessibleDescription(words.join(QStringLiteral(". ")));
    draw();
}

QSize FigurePreview::sizeHint() const
{
    return {520, 480};
}

QSize FigurePreview::minimumSizeHint() const
{
    return {240, 200};
}

void FigurePreview::draw()
{
    if (m_content.panes.empty())
        return;
    // The picture that just fits, in pixels of the screen.
    const QSizeF room = QSizeF(width() - 2 * kMargin, height() - 2 * kMargin) * devicePixelRatioF();
    const QSizeF figure = layoutFigure(m_content).size.scaled(room, Qt::KeepAspectRatio);
    m_lane.draw(m_content, std::max(1, static_cast<int>(figure.width())));
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), canvasColour(palette()));
    if (m_figure.isNull())
        return;
    const QSizeF size =
        QSizeF(m_figure.size())
            .scaled(width() - 2 * kMargin, height() - 2 * kMargin, Qt::KeepAspectRatio)
            .boundedTo(QSizeF(m_figure.size()) / devicePixelRatioF());
    QRectF target(QPointF(), size);
    target.moveCenter(QRectF(rect()).center());
    target.moveTopLeft(QPointF(target.topLeft().toPoint()));
    if (m_figure.hasAlphaChannel()) {
        painter.fillRect(target, Qt::white);
        for (int y = 0; y * kSquare < target.height(); ++y)
            for (int x = y % 2; x * kSquare < target.width(); x += 2)
                painter.fillRect(
                    QRectF(
                        target.left() + x * kSquare, target.top() + y * kSquare, kSquare, kSquare)
                        .intersected(target),
                    QColor(0xe6, 0xe8, 0xec));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_figure);
}

void FigurePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    draw();
}

}  // namespace clipscope::ui

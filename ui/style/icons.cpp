// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <algorithm>

// Not in a namespace: the macro declares a function of the global one.
static void initialiseIconResources()
{
    Q_INIT_RESOURCE(icons);  // the icons lie in a static library
}

namespace clipscope::ui {
namespace {

/// Draws an SVG in the palette's ink each time, so that a change of theme needs no new icons.
class TintedSvg final : public QIconEngine {
public:
    explicit TintedSvg(const QString& path) : m_path(path) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->drawPixmap(square, scaledPixmap(square.size() * ratio, mode, state, 1));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    /// `size` is in device pixels, as Qt 6 asks for it.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(m_path).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), ink(mode));
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedSvg(m_path); }

private:
    static QColor ink(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QString m_path;
};

}  // namespace

QIcon icon(const QString& name)
{
    initialiseIconResources();
    const QString path = QStringLiteral(":/clipscope/icons/%1.svg").arg(name);
    return QFile::exists(path) ? QIcon(new TintedSvg(path)) : QIcon();
}

QIcon applicationIcon()
{
    initialiseIconResources();
    return QIcon(QStringLiteral(":/clipscope/icons/clipscope.svg"));
}

}  // namespace clipscope::ui

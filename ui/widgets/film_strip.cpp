// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/film_strip.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace clipscope::ui {
namespace {

constexpr QSize kPicture(96, 64);
constexpr int kWidth = 116;
constexpr int kMargins = 14;

/// Scales the picture to the strip's size at the display's density.
class Frame final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {kWidth, kPicture.height() + option.fontMetrics.height() + kMargins};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Top;
        option->decorationAlignment = Qt::AlignCenter;
        option->displayAlignment = Qt::AlignHCenter | Qt::AlignTop;
        option->textElideMode = Qt::ElideRight;
        option->decorationSize = kPicture;
        const auto picture = index.data(Qt::DecorationRole).value<QImage>();
        if (picture.isNull())
            return;
        const double ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        QImage scaled =
            picture.scaled(kPicture * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        scaled.setDevicePixelRatio(ratio);
        option->icon = QIcon(QPixmap::fromImage(scaled));
    }
};

}  // namespace

FilmStrip::FilmStrip(const char* name, const QString& title, QWidget* parent) : QListView(parent)
{
    setObjectName(QLatin1String(name));
    setAccessibleName(title);
    setViewMode(QListView::IconMode);
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setIconSize(kPicture);
    setSpacing(2);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMinimumHeight(
        kPicture.height() + fontMetrics().height() + kMargins + 8 +
        horizontalScrollBar()->sizeHint().height());
    setItemDelegate(new Frame(this));
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT picked(index.row());
    });
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT picked(index.row());
    });
}

void FilmStrip::showRow(int row)
{
    if (!model())
        return;
    const QModelIndex index = model()->index(row, 0);
    if (!index.isValid())
        return selectionModel()->clear();
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void FilmStrip::wheelEvent(QWheelEvent* event)
{
    const int delta =
        event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta);
    event->accept();
}

}  // namespace clipscope::ui

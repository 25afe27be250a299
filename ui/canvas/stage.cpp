// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/stage.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/mini_map.h"
#include "ui/canvas/pane.h"
#include "ui/canvas/swipe.h"
#include "ui/state/truth.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kStackedBelow = 260;        // width of a pane whose title needs a line of its own
constexpr QSize kSmallestPane(150, 145);  // of a grid; more panes scroll
constexpr int kSpacing = 2;

}  // namespace

Stage::Stage(const Parts& parts, CanvasView& canvas, QWidget* parent)
    : QWidget(parent)
    , m_document(parts.document)
    , m_explainer(parts.explainer)
    , m_comparison(parts.comparison)
    , m_canvas(canvas)
    , m_scroll(new QScrollArea(this))
    , m_body(new QWidget)
    , m_grid(new QGridLayout(m_body))
    , m_scale(new ScaleBar(this))
    , m_main(nullptr)
    , m_swipe(nullptr)
    , m_miniMap(nullptr)
{
    setObjectName(QStringLiteral("stage"));
    m_scroll->setObjectName(QStringLiteral("stageScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(kSpacing);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_scroll, 1);
    row->addWidget(m_scale);

    m_link.add(canvas);
    m_main = new Pane(canvas, m_link, QStringLiteral("mainPane"), m_body);
    connectPane(*m_main);
    m_swipe = new Swipe(canvas, m_link);
    m_miniMap = new MiniMap(canvas);
    m_swipe->over().viewport()->installEventFilter(this);
    connect(&m_swipe->over(), &CanvasView::hovered, this, [this](const auto& position) {
        onHovered(m_swipe->drawing(), position);
    });
    connect(&m_comparison, &Comparison::changed, this, &Stage::refresh);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Layers | Change::Opacity | Change::Truth | Change::BoxRule))
            refresh();
    });
    refresh();
}

Stage::~Stage() = default;

QImage Stage::picture()
{
    std::vector<CanvasView*> views = canvases();
    if (views.size() == 1)
        return m_canvas.picture();
    for (CanvasView* view : views)
        view->setPlain(true);
    const QImage image = m_body->grab().toImage();
    for (CanvasView* view : views)
        view->setPlain(false);
    return image;
}

std::vector<CanvasView*> Stage::canvases() const
{
    std::vector<CanvasView*> views;
    if (m_document.state().layout == Layout::Swipe)
        return {&m_canvas, &m_swipe->over()};
    for (Pane* pane : panesInOrder())
        views.push_back(&pane->drawing().canvas());
    return views;
}

QPointF Stage::toSource(const QPointF& onCanvas) const
{
    const PaneImagePtr& image = m_main->drawing().image();
    return image ? image->geometry.toSource(onCanvas) : onCanvas;
}

QRectF Stage::toDrawn(const QRectF& inSource) const
{
    const PaneImagePtr& image = m_main->drawing().image();
    return image ? QRectF(
                       image->geometry.toDrawn(inSource.topLeft()),
                       image->geometry.toDrawn(inSource.bottomRight()))
                 : inSource;
}

void Stage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isGrid())
        arrange();
}

bool Stage::eventFilter(QObject* watched, QEvent* event)
{
    // Single keys belong to the main canvas; a click on any of them says that they are meant.
    if (event->type() == QEvent::MouseButtonPress)
        m_canvas.setFocus(Qt::MouseFocusReason);
    return QWidget::eventFilter(watched, event);
}

bool Stage::isGrid() const
{
    const Layout layout = m_document.state().layout;
    return layout == Layout::Methods || layout == Layout::Prompts;
}

int Stage::shownPanes() const
{
    return isGrid() || m_document.state().layout == Layout::SideBySide ? m_comparison.count() : 1;
}

void Stage::refresh()
{
    const auto others = static_cast<std::size_t>(shownPanes() - 1);
    while (m_others.size() > others) {
        if (m_hovered == &m_others.back()->drawing())
            m_hovered = nullptr;
        dismiss(*m_others.back());
        m_others.pop_back();
    }
    while (m_others.size() < others) {
        const QString name = QStringLiteral("pane%1").arg(m_others.size() + 1);
        auto* canvas = new CanvasView;
        canvas->setObjectName(name + QStringLiteral("Canvas"));
        canvas->setFocusPolicy(Qt::NoFocus);
        canvas->viewport()->installEventFilter(this);
        m_link.add(*canvas);
        m_others.push_back(new Pane(*canvas, m_link, name, m_body));
        connectPane(*m_others.back());
        m_others.back()->setVisible(true);
    }
    arrange();
    fillPanes();
    m_scale->show(scale());
    showProbe();
}

void Stage::dismiss(Pane& pane)
{
    // Not at once: it may be this pane's own caption that was clicked.
    m_grid->removeWidget(&pane);
    pane.hide();
    pane.setObjectName({});
    for (QWidget* part : pane.findChildren<QWidget*>())
        part->setObjectName({});
    pane.deleteLater();
}

void Stage::connectPane(Pane& pane)
{
    connect(&pane, &Pane::leadWanted, this, [this, &pane] { m_comparison.lead(indexOf(pane)); });
    connect(
        &pane, &Pane::computeWanted, this, [this, &pane] { m_comparison.compute(indexOf(pane)); });
    connect(
        &pane.drawing().canvas(), &CanvasView::hovered, &pane, [this, &pane](const auto& position) {
            onHovered(pane.drawing(), position);
        });
}

std::vector<Pane*> Stage::panesInOrder() const
{
    std::vector<Pane*> panes(m_others.begin(), m_others.end());
    const int main = std::min(m_comparison.mainIndex(), static_cast<int>(panes.size()));
    panes.insert(panes.begin() + main, m_main);
    return panes;
}

int Stage::indexOf(const Pane& pane) const
{
    const std::vector<Pane*> panes = panesInOrder();
    return static_cast<int>(std::find(panes.begin(), panes.end(), &pane) - panes.begin());
}

int Stage::columns() const
{
    const int count = shownPanes();
    if (!isGrid())
        return count;
    const QSizeF picture = m_canvas.pictureSize();
    const double shape = picture.isEmpty() ? 1 : picture.width() / picture.height();
    int best = 1;
    double largest = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double width = static_cast<double>(m_scroll->width()) / columns;
        const double height = static_cast<double>(m_scroll->height()) / rows -
                              fontMetrics().height() - 10;  // the caption's
        if (width < kSmallestPane.width() && columns > 1)
            break;
        const double side = std::min(width, std::max(height, 1.0) * shape);
        // Below the smallest height they scroll: then as many as fit across.
        if (side > largest || height < kSmallestPane.height() / 2.0) {
            largest = side;
            best = columns;
        }
    }
    return best;
}

void Stage::arrange()
{
    const std::vector<Pane*> panes = panesInOrder();
    const int across = columns();
    for (std::size_t i = 0; i < panes.size(); ++i) {
        Pane& pane = *panes[i];
        const int index = static_cast<int>(i);
        const int at = m_grid->indexOf(&pane);
        int row = -1;
        int column = -1;
        int span = 0;
        if (at >= 0)
            m_grid->getItemPosition(at, &row, &column, &span, &span);
        if (row == index / across && column == index % across)
            continue;
        m_grid->removeWidget(&pane);
        m_grid->addWidget(&pane, index / across, index % across);
    }
    const int rows = (static_cast<int>(panes.size()) + across - 1) / across;
    for (int row = 0; row < std::max(rows, m_grid->rowCount()); ++row)
        m_grid->setRowStretch(row, row < rows ? 1 : 0);
    for (int column = 0; column < std::max(across, m_grid->columnCount()); ++column)
        m_grid->setColumnStretch(column, column < across ? 1 : 0);
    for (Pane* pane : panes) {
        pane->setCaptioned(m_document.state().layout != Layout::Single);
        pane->setStacked(isGrid() && width() / across < kStackedBelow);
        pane->setMinimumSize(isGrid() ? kSmallestPane : QSize(0, 0));
    }
}

PaneContent Stage::mainContent() const
{
    PaneContent content = m_comparison.pane(m_comparison.mainIndex());
    if (m_document.state().layout == Layout::Difference && m_comparison.difference()) {
        content.image = m_comparison.difference();
        content.title = tr("%1 − B").arg(content.title);
    }
    return content;
}

void Stage::fillPanes()
{
    const DocumentState& state = m_document.state();
    const QString truth = truthText(state, m_explainer.composition());
    const std::vector<Pane*> panes = panesInOrder();
    // The main pane first: the others take up its zoom.
    const PaneImagePtr before = m_main->drawing().image();
    m_main->show(mainContent(), state, truth);
    const PaneImagePtr& after = m_main->drawing().image();
    if (before && after && before->geometry.sight != after->geometry.sight)
        Q_EMIT drawnChanged();
    for (std::size_t i = 0; i < panes.size(); ++i) {
        if (panes[i] == m_main)
            continue;
        const PaneContent& content = m_comparison.pane(static_cast<int>(i));
        panes[i]->show(content, state, truth);
        CanvasView& canvas = panes[i]->drawing().canvas();
        canvas.setAccessibleName(tr("Canvas: %1").arg(content.title));
        canvas.setAccessibleDescription(QStringLiteral("state=%1").arg(word(content.stage)));
    }
    const bool hasSecond = state.layout == Layout::Swipe || state.layout == Layout::Difference;
    const bool isSwiped =
        state.layout == Layout::Swipe && m_comparison.pane(1).stage == PaneStage::Shown;
    m_swipe->setShown(isSwiped);
    if (isSwiped) {
        m_swipe->drawing().show(m_comparison.pane(1), state, truth);
        m_swipe->over().setAccessibleName(tr("Canvas: %1").arg(m_comparison.pane(1).title));
    }
    m_main->showBeside(hasSecond ? &m_comparison.pane(1) : nullptr);
    const PaneImagePtr& image = m_main->drawing().image();
    m_miniMap->setPicture(image ? image->picture : nullptr);
    m_miniMap->setAllowed(!isGrid());
    m_miniMap->raise();
    m_link.follow(m_canvas);
}

std::optional<ColourScale> Stage::scale() const
{
    const PaneImagePtr& image = m_main->drawing().image();
    const DocumentState& state = m_document.state();
    if (!image || !image->composition || !m_document.isVisible(Layer::Heat))
        return std::nullopt;
    ColourScale scale;
    if (state.layout == Layout::Difference && image == m_comparison.difference()) {
        scale.kind = ColourScale::Kind::Difference;
        scale.colours = &divergingColorMap();
        scale.range = image->composition->span;
        scale.isInNativeValues = m_comparison.sharesScale();
        return scale;
    }
    scale.colours = &findColorMap(state.colorMap.toStdString());
    if (m_comparison.range())
        scale.range = *m_comparison.range();
    else if (state.layout == Layout::Single || state.layout == Layout::Difference)
        scale.range = image->composition->span;
    else
        scale.kind = ColourScale::Kind::OwnHeat;
    return scale;
}

void Stage::onHovered(const PaneDrawing& drawing, const std::optional<QPointF>& position)
{
    m_hovered = position ? &drawing : nullptr;
    m_position = position;
    showProbe();
}

void Stage::showProbe()
{
    std::vector<PaneDrawing*> drawings;
    for (Pane* pane : panesInOrder())
        drawings.push_back(&pane->drawing());
    if (m_document.state().layout == Layout::Swipe)
        drawings.push_back(&m_swipe->drawing());
    const bool isThere = m_hovered && m_hovered->image() && m_position;
    for (PaneDrawing* drawing : drawings) {
        const PaneImagePtr& image = drawing->image();
        if (!isThere || drawing == m_hovered || !image) {
            drawing->setCrosshair(std::nullopt);
            continue;
        }
        const SightGeometry& from = m_hovered->image()->geometry;
        const SightGeometry& to = image->geometry;
        const QPointF share(
            m_position->x() / from.drawn.width, m_position->y() / from.drawn.height);
        drawing->setCrosshair(
            image->source == m_hovered->image()->source
                ? to.toDrawn(from.toSource(*m_position))
                : QPointF(share.x() * to.drawn.width, share.y() * to.drawn.height));
    }
    if (!isThere) {
        Q_EMIT probed(std::nullopt);
        return;
    }
    const bool isMain = m_hovered == &m_main->drawing();
    const bool isDifference = isMain && m_document.state().layout == Layout::Difference &&
                              m_hovered->image() == m_comparison.difference();
    std::optional<Probe> probe = probeAt(
        *m_hovered->image(),
        *m_position,
        isMain && !isDifference ? m_explainer.composition() : nullptr);
    if (probe) {
        probe->isDifference = isDifference;
        if (drawings.size() > 1)
            probe->pane = m_hovered == &m_swipe->drawing() ? m_comparison.pane(1).title
                                                           : paneTitle(*m_hovered);
    }
    Q_EMIT probed(probe);
}

QString Stage::paneTitle(const PaneDrawing& drawing) const
{
    const std::vector<Pane*> panes = panesInOrder();
    for (std::size_t i = 0; i < panes.size(); ++i)
        if (&panes[i]->drawing() == &drawing)
            return m_comparison.pane(static_cast<int>(i)).title;
    return {};
}

}  // namespace clipscope::ui

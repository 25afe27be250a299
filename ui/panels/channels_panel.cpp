// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channels_panel.h"

#include "core/saliency/channel_methods.h"
#include "ui/panels/channel_grid.h"
#include "ui/plot/contribution_plot.h"
#include "ui/style/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/slider_spin.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace clipscope::ui {
namespace {

constexpr int kMostBars = 16;
constexpr int kNumberWidth = 84;
constexpr int kKWidth = 190;
constexpr int kGap = 8;

QString number(double value)
{
    return QLocale().toString(value, 'g', 4);
}

}  // namespace

ChannelsPanel::ChannelsPanel(Document& document, const Explainer& explainer, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_explainer(explainer)
    , m_model(new ChannelsModel(document, explainer, this))
    , m_pages(new QStackedWidget(this))
    , m_title(new ElidedLabel(this))
    , m_wholePicture(new QToolButton(this))
    , m_use(new QCheckBox(tr("Use"), this))
    , m_pin(new QToolButton(this))
    , m_allOn(new QToolButton(this))
    , m_order(new QComboBox(this))
    , m_number(new QLineEdit(this))
    , m_grid(new ChannelGrid(this))
    , m_k(new SliderSpin(QStringLiteral("channelsK"), tr("Scored channels in the sum"), 0, this))
    , m_kLabel(new QLabel(tr("k"), this))
    , m_plot(new ContributionPlot(this))
    , m_sum(new ElidedLabel(this))
    , m_message(new QLabel(this))
{
    nameWidgets();
    addOrders();
    m_grid->setModel(m_model);

    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_grid, 3);
    row->addLayout(makeSums(), 2);
    auto* content = new QWidget(this);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(10, 2, 10, 6);
    rows->setSpacing(3);
    rows->addLayout(makeHeader());
    rows->addLayout(row, 1);
    m_pages->addWidget(content);
    m_pages->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connectWidgets();
    refresh();
    selectRow();
}

void ChannelsPanel::nameWidgets()
{
    m_title->setObjectName(QStringLiteral("channelsTitle"));
    m_wholePicture->setObjectName(QStringLiteral("channelsWholePicture"));
    m_wholePicture->setIcon(icon(QStringLiteral("close")));
    m_wholePicture->setAccessibleName(tr("Rank for the whole picture"));
    m_wholePicture->setToolTip(tr("Rank for the whole picture instead of one cell"));
    m_use->setObjectName(QStringLiteral("channelUse"));
    m_use->setAccessibleName(tr("Use this channel"));
    m_use->setToolTip(tr("Leave the chosen channel out of the map, or take it back (Space)"));
    m_pin->setObjectName(QStringLiteral("channelPin"));
    m_pin->setText(tr("Pin as B"));
    m_pin->setToolTip(
        tr("Compare with the chosen channel side by side, whatever picture or prompt (Return)"));
    m_allOn->setObjectName(QStringLiteral("channelsAllOn"));
    m_allOn->setText(tr("All on"));
    m_allOn->setToolTip(tr("Use every channel again"));
    m_number->setObjectName(QStringLiteral("channelNumber"));
    m_number->setAccessibleName(tr("Channel number"));
    m_number->setPlaceholderText(tr("#…"));
    m_number->setToolTip(tr("Channels whose number begins like this; Return shows the one of "
                            "exactly this number (Ctrl+G)"));
    m_number->setClearButtonEnabled(true);
    m_number->setFixedWidth(kNumberWidth);
    m_number->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("#?\\d{0,6}")), this));
    m_grid->setObjectName(QStringLiteral("channels"));
    m_grid->setAccessibleName(tr("Channels"));
    m_grid->setAccessibleDescription(
        tr("Arrow keys show channels on the canvas, Space switches one off or on, Return pins it, "
           "Escape goes back to the map."));
    m_k->setToolTip(tr("How many of the scored channels are used; a larger k in the toolbar scores "
                       "more"));
    m_sum->setObjectName(QStringLiteral("channelsSum"));
    m_sum->setForegroundRole(QPalette::PlaceholderText);
    m_message->setObjectName(QStringLiteral("channelsMessage"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(12);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_message->setMinimumSize(1, 1);  // a long sentence must not widen the window
    for (QToolButton* button : {m_wholePicture, m_pin, m_allOn})
        button->setAutoRaise(true);
}

void ChannelsPanel::addOrders()
{
    const std::array<std::pair<QString, QString>, kChannelOrders> orders{{
        {tr("Contribution"), tr("Weight times activation: what the channel adds to the map")},
        {tr("Weight"), tr("How much the method trusts the channel")},
        {tr("Score"), tr("The logit of the picture under the channel's mask")},
        {tr("Gradient"), tr("What chose the channels that were scored")},
        {tr("Activation"), tr("What the channel answers, whatever the prompt")},
    }};
    for (const auto& [name, help] : orders) {
        m_order->addItem(name);
        m_order->setItemData(m_order->count() - 1, help, Qt::ToolTipRole);
    }
    m_order->setObjectName(QStringLiteral("channelOrder"));
    m_order->setAccessibleName(tr("Channel order"));
    m_order->setAccessibleDescription(tr("What the channels are ranked by"));
}

QBoxLayout* ChannelsPanel::makeHeader()
{
    auto* sort = new QLabel(tr("Sort"), this);
    sort->setBuddy(m_order);
    m_kLabel->setBuddy(m_k);
    m_k->setFixedWidth(kKWidth);
    auto* header = new QHBoxLayout;
    header->setSpacing(kGap);
    header->addWidget(m_title, 1);
    header->addWidget(m_wholePicture);
    header->addWidget(sort);
    header->addWidget(m_order);
    header->addWidget(m_number);
    header->addWidget(m_kLabel);
    header->addWidget(m_k);
    return header;
}

QBoxLayout* ChannelsPanel::makeSums()
{
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGap);
    foot->addWidget(m_sum, 1);
    foot->addWidget(m_use);
    foot->addWidget(m_allOn);
    foot->addWidget(m_pin);
    auto* sums = new QVBoxLayout;
    sums->setSpacing(2);
    sums->addWidget(m_plot, 1);
    sums->addLayout(foot);
    return sums;
}

void ChannelsPanel::connectWidgets()
{
    connect(m_model, &ChannelsModel::modelReset, this, &ChannelsPanel::selectRow);
    connect(m_model, &ChannelsModel::refreshed, this, &ChannelsPanel::refresh);
    connect(&m_document, &Document::changed, this, &ChannelsPanel::onDocumentChanged);
    connect(m_grid, &ChannelGrid::visited, this, [this](const QModelIndex& index) {
        visit(m_model->channelAt(index.row()));
    });
    connect(m_grid, &ChannelGrid::toggled, this, [this] { m_use->click(); });
    connect(m_grid, &ChannelGrid::pinned, this, &ChannelsPanel::pin);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        refresh();
    });
    connect(m_use, &QCheckBox::clicked, this, [this](bool on) {
        if (current() >= 0)
            m_document.setChannelOn(current(), on);
    });
    connect(m_pin, &QToolButton::clicked, this, &ChannelsPanel::pin);
    connect(m_allOn, &QToolButton::clicked, this, [this] {
        m_document.edit([](DocumentState& state) { state.off.clear(); });
    });
    connect(m_wholePicture, &QToolButton::clicked, this, [this] { m_document.setCell({}); });
    connect(m_order, &QComboBox::activated, this, [this](int order) {
        m_model->setOrder(static_cast<ChannelOrder>(order));
        m_grid->scrollTo(m_grid->currentIndex());
    });
    connect(m_number, &QLineEdit::textChanged, this, [this](QString text) {
        m_model->setFilter(text.remove('#'));
    });
    connect(m_number, &QLineEdit::returnPressed, this, &ChannelsPanel::jump);
    connect(
        m_k, &SliderSpin::edited, this, [this](double k) { m_document.setK(static_cast<int>(k)); });
    connect(m_plot, &ContributionPlot::channelPicked, this, &ChannelsPanel::visit);
}

QWidget& ChannelsPanel::grid()
{
    return *m_grid;
}

void ChannelsPanel::focusNumber()
{
    if (!m_model->bank())
        return;
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

void ChannelsPanel::focusGrid()
{
    if (m_model->bank())
        m_grid->setFocus(Qt::OtherFocusReason);
}

void ChannelsPanel::onDocumentChanged(Changes changes)
{
    // Back at the map, the channel that was shown last stays chosen.
    if (changes.testFlag(Change::Cell) || m_document.state().channel)
        selectRow();
    if (changes & (Change::Inspected | Change::Method))
        refresh();
}

void ChannelsPanel::refresh()
{
    m_pages->setCurrentIndex(m_model->bank() ? 0 : 1);
    m_message->setText(m_model->bank() ? QString() : whyEmpty());
    m_title->setText(title());
    m_title->setToolTip(title());
    m_wholePicture->setVisible(m_model->cell().has_value());
    const int channel = current();
    const std::vector<int>& off = m_document.state().off;
    m_use->setEnabled(channel >= 0);
    m_use->setChecked(channel >= 0 && !std::binary_search(off.begin(), off.end(), channel));
    m_pin->setEnabled(channel >= 0);
    m_allOn->setEnabled(!off.empty());
    const int scored = m_model->scoredChannels();
    m_k->setEnabled(scored > 0);
    m_kLabel->setEnabled(scored > 0);
    m_k->setRange(1, std::max(1, scored));
    m_k->setValue(std::min(m_document.k(), std::max(1, scored)));
    m_grid->setWalking(m_document.state().channel.has_value());
    refreshOrders();
    refreshPlot();
}

void ChannelsPanel::refreshOrders()
{
    const auto* items = qobject_cast<QStandardItemModel*>(m_order->model());
    for (int i = 0; i < kChannelOrders; ++i)
        items->item(i)->setEnabled(m_model->knows(static_cast<ChannelOrder>(i)));
    const QSignalBlocker quiet(m_order);
    const ChannelOrder order = m_model->order();
    m_order->setCurrentIndex(
        static_cast<int>(m_model->knows(order) ? order : ChannelOrder::Contribution));
}

void ChannelsPanel::refreshPlot()
{
    if (!m_model->bank()) {
        m_plot->clear();
        m_sum->clear();
        return;
    }
    std::vector<ContributionPlot::Part> parts;
    for (const int channel : m_model->leaders(kMostBars))
        parts.push_back({channel, m_model->contribution(channel)});
    const double sum = m_model->sum();
    QString meaning = tr("The channels add up to %1 on average.").arg(number(sum));
    QString brief = tr("mean %1").arg(number(sum));
    if (m_model->cell()) {
        meaning = tr("The channels add up to %1 at the cell.").arg(number(sum));
        brief = tr("sum %1").arg(number(sum));
        if (const auto heat = m_model->heat()) {
            const QString share = QLocale().toString(*heat, 'f', 2);
            meaning = tr("The channels add up to %1 at the cell: heat %2.").arg(number(sum), share);
            brief = tr("sum %1 · heat %2").arg(number(sum), share);
        }
    }
    const auto others =
        m_model->bank()->channels() - m_model->offCount() - static_cast<int>(parts.size());
    m_plot->setParts(std::move(parts), sum, others, meaning);
    m_sum->setText(brief);
    m_sum->setToolTip(meaning);
}

void ChannelsPanel::selectRow()
{
    const auto& shown = m_document.state().channel;
    const int row = shown ? m_model->rowOf(*shown) : 0;
    if (const QModelIndex index = m_model->index(row); index.isValid()) {
        m_grid->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        m_grid->scrollTo(index);
    }
}

void ChannelsPanel::visit(int channel)
{
    m_document.setChannel(channel);
}

void ChannelsPanel::jump()
{
    const QString digits = m_number->text().remove('#');
    if (digits.isEmpty() || !m_model->bank())
        return;
    const int channels = m_model->bank()->channels();
    if (digits.toInt() >= channels) {
        m_title->setText(tr("There is no channel #%1: this layer has %2, counted from 0")
                             .arg(digits)
                             .arg(channels));
        return;
    }
    m_number->clear();
    visit(digits.toInt());
    focusGrid();
}

void ChannelsPanel::pin()
{
    if (const int channel = current(); channel >= 0)
        m_document.edit([channel](DocumentState& state) {
            state.pinnedChannel = channel;
            state.layout = Layout::SideBySide;
        });
}

int ChannelsPanel::current() const
{
    const QModelIndex index = m_grid->currentIndex();
    return index.isValid() ? m_model->channelAt(index.row()) : -1;
}

QString ChannelsPanel::title() const
{
    if (!m_model->bank())
        return {};
    const auto cell = m_model->cell();
    const QString where = cell ? tr("Channels at cell (%1, %2)").arg(cell->row).arg(cell->column)
                               : tr("Channels of the whole picture");
    return tr("%1 · %2 of %3 in the sum")
        .arg(where)
        .arg(m_model->use().used)
        .arg(m_model->bank()->channels());
}

QString ChannelsPanel::whyEmpty() const
{
    const ResultPtr& result = m_explainer.result();
    if (!result)
        return tr("The channels come with the first map that is computed. Then click the picture: "
                  "they are ranked by what they add to the map there.");
    const MethodInfo& method = findMethod(result->method);
    const QString title = QString::fromStdString(method.title);
    if (weighsChannels(method))
        return tr("This map of %1 is made of several runs or was smoothed, so that it has no "
                  "channels of its own.")
            .arg(title);
    QStringList others;
    for (const MethodInfo& other : methodCatalogue())
        if (weighsChannels(other))
            others.append(QString::fromStdString(other.title));
    return tr("%1 does not add up channels, each with one weight, so that there is nothing to rank "
              "here. These methods do: %2.")
        .arg(title, others.join(QStringLiteral(", ")));
}

}  // namespace clipscope::ui

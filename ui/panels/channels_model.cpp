// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channels_model.h"

#include "core/heatmap/prepare_grid.h"

#include <QLocale>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

QString number(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'g', 3);
}

}  // namespace

ChannelsModel::ChannelsModel(Document& document, const Explainer& explainer, QObject* parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_explainer(explainer)
{
    connect(&document, &Document::changed, this, &ChannelsModel::onDocumentChanged);
    connect(&explainer, &Explainer::resultChanged, this, &ChannelsModel::onResultChanged);
    onResultChanged();
}

int ChannelsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_channels.size());
}

QVariant ChannelsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int channel = channelAt(index.row());
    const auto i = static_cast<std::size_t>(channel);
    switch (role) {
    case Qt::DisplayRole:
        return tr("#%1").arg(channel);
    case Qt::DecorationRole:
        return m_thumbnails.of(*bank(), channel, m_document.colorMap());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return describe(index.row());
    case ChannelRole:
        return channel;
    case ValueRole:
        return number(valueOf(channel));
    case ContributionRole:
        return m_parts[i];
    case WeightRole:
        return static_cast<double>(m_weights[i]);
    case ScoreRole:
        return std::isnan(m_scores[i]) ? QVariant() : QVariant(m_scores[i]);
    case OnRole:
        return isOn(channel);
    case CellRole:
        if (const auto at = cell()) {
            const QSizeF side(1.0 / bank()->grid.width, 1.0 / bank()->grid.height);
            return QRectF({at->column * side.width(), at->row * side.height()}, side);
        }
        return {};
    default:
        return {};
    }
}

const ChannelBank* ChannelsModel::bank() const
{
    return m_result && m_result->bank ? &*m_result->bank : nullptr;
}

std::optional<Cell> ChannelsModel::cell() const
{
    const auto& cell = m_document.state().cell;
    if (!cell || !bank() || !QRect(0, 0, bank()->grid.width, bank()->grid.height).contains(*cell))
        return std::nullopt;
    return Cell{.column = cell->x(), .row = cell->y()};
}

ChannelUse ChannelsModel::use() const
{
    const MapChoice choice = mapChoiceOf(m_document);
    return bank() ? channelUse(*bank(), choice.k, choice.off) : ChannelUse{};
}

int ChannelsModel::scoredChannels() const
{
    return bank() && bank()->isScored() ? largestK(*bank()) : 0;
}

void ChannelsModel::setOrder(ChannelOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    rank();
}

bool ChannelsModel::knows(ChannelOrder order) const
{
    if (!bank())
        return false;
    if (order == ChannelOrder::Score)
        return !bank()->logits.empty();
    return order != ChannelOrder::Importance || !bank()->importance.empty();
}

void ChannelsModel::setFilter(const QString& digits)
{
    if (digits == m_filter)
        return;
    beginResetModel();
    m_filter = digits;
    m_channels = rankedRows();
    endResetModel();
    Q_EMIT refreshed();
}

int ChannelsModel::channelAt(int row) const
{
    return m_channels.at(static_cast<std::size_t>(row));
}

int ChannelsModel::rowOf(int channel) const
{
    const auto found = std::find(m_channels.begin(), m_channels.end(), channel);
    return found == m_channels.end() ? -1 : static_cast<int>(found - m_channels.begin());
}

std::optional<int> ChannelsModel::leadingAt(const QPoint& at) const
{
    if (!bank() || !QRect(0, 0, bank()->grid.width, bank()->grid.height).contains(at))
        return std::nullopt;
    const auto parts =
        contributions(m_weights, activationsAt(*bank(), Cell{.column = at.x(), .row = at.y()}));
    return static_cast<int>(std::max_element(parts.begin(), parts.end()) - parts.begin());
}

double ChannelsModel::contribution(int channel) const
{
    return isOn(channel) ? m_parts.at(static_cast<std::size_t>(channel)) : 0;
}

std::vector<int> ChannelsModel::leaders(int count) const
{
    std::vector<int> best;
    for (const int channel : ranking(m_parts)) {
        if (static_cast<int>(best.size()) >= count)
            break;
        if (isOn(channel))
            best.push_back(channel);
    }
    return best;
}

double ChannelsModel::sum() const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        sum += contribution(static_cast<int>(i));
    return sum;
}

std::optional<double> ChannelsModel::heat() const
{
    const auto at = cell();
    if (!at)
        return std::nullopt;
    std::vector<float> weights = m_weights;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (!isOn(static_cast<int>(i)))
            weights[i] = 0;
    const PreparedGrid prepared = prepareGrid(combine(*bank(), weights));
    if (prepared.state == HeatState::Ok)
        return prepared.grid.at<float>(at->row, at->column);
    return prepared.state == HeatState::Empty ? std::optional(0.0) : std::nullopt;
}

int ChannelsModel::offCount() const
{
    const std::vector<int>& off = m_document.state().off;
    return static_cast<int>(std::count_if(off.begin(), off.end(), [this](int channel) {
        return channel >= 0 && channel < bank()->channels();
    }));
}

void ChannelsModel::onDocumentChanged(Changes changes)
{
    if (!bank())
        return;
    if (changes.testFlag(Change::ColorMap)) {
        m_thumbnails.clear();
        Q_EMIT dataChanged(index(0), index(std::max(0, rowCount() - 1)), {Qt::DecorationRole});
    }
    if (changes & (Change::K | Change::Cell | Change::Channels | Change::ChannelCount)) {
        computeValues();
        rank();
    }
}

void ChannelsModel::onResultChanged()
{
    beginResetModel();
    m_result = m_explainer.result();
    m_thumbnails.clear();
    computeValues();
    m_channels = rankedRows();
    endResetModel();
    Q_EMIT refreshed();
}

void ChannelsModel::computeValues()
{
    if (!bank()) {
        for (auto* numbers : {&m_activations, &m_parts, &m_scores, &m_importance})
            numbers->clear();
        m_weights.clear();
        return;
    }
    m_activations = activationsAt(*bank(), cell());
    m_weights = weightsInForce();
    m_parts = contributions(m_weights, m_activations);
    m_scores = logitsByChannel(*bank());
    m_importance = importanceByChannel(*bank());
}

void ChannelsModel::rank()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> channels;
    for (const QModelIndex& row : before)
        channels.push_back(channelAt(row.row()));
    m_channels = rankedRows();
    QModelIndexList after;
    for (const int channel : channels)
        after.append(index(rowOf(channel)));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    Q_EMIT refreshed();
}

std::vector<float> ChannelsModel::weightsInForce() const
{
    MapChoice choice = mapChoiceOf(m_document);
    choice.off.clear();
    choice.channel.reset();
    // While a run with a larger k is under way, the channels are those of the map that is there.
    if (choice.k)
        choice.k = scoredChannels() > 0 ? std::optional(std::clamp(*choice.k, 1, scoredChannels()))
                                        : std::nullopt;
    return weightsFor(*m_result, choice);
}

double ChannelsModel::valueOf(int channel) const
{
    const auto i = static_cast<std::size_t>(channel);
    switch (knows(m_order) ? m_order : ChannelOrder::Contribution) {
    case ChannelOrder::Contribution:
        break;
    case ChannelOrder::Weight:
        return static_cast<double>(m_weights[i]);
    case ChannelOrder::Score:
        return m_scores[i];
    case ChannelOrder::Importance:
        return m_importance[i];
    case ChannelOrder::Activation:
        return m_activations[i];
    }
    return m_parts[i];
}

std::vector<int> ChannelsModel::rankedRows() const
{
    std::vector<double> values;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        values.push_back(valueOf(static_cast<int>(i)));
    std::vector<int> rows = ranking(values);
    if (!m_filter.isEmpty())
        std::erase_if(
            rows, [this](int channel) { return !QString::number(channel).startsWith(m_filter); });
    return rows;
}

bool ChannelsModel::isOn(int channel) const
{
    const std::vector<int>& off = m_document.state().off;
    return !std::binary_search(off.begin(), off.end(), channel);
}

QString ChannelsModel::describe(int row) const
{
    const int channel = channelAt(row);
    const auto i = static_cast<std::size_t>(channel);
    QStringList parts{
        tr("Channel %1, number %2 of %3").arg(channel).arg(row + 1).arg(rowCount()),
        cell() ? tr("adds %1 at the cell").arg(number(m_parts[i]))
               : tr("adds %1 on average").arg(number(m_parts[i])),
        tr("weight %1").arg(number(static_cast<double>(m_weights[i]))),
        tr("activation %1").arg(number(m_activations[i]))};
    if (!std::isnan(m_scores[i]))
        parts.append(tr("score %1").arg(number(m_scores[i])));
    if (!std::isnan(m_importance[i]))
        parts.append(tr("gradient %1").arg(number(m_importance[i])));
    parts.append(isOn(channel) ? tr("on") : tr("switched off"));
    return parts.join(QStringLiteral(", "));
}

}  // namespace clipscope::ui

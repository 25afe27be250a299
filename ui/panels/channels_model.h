// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/contributions.h"
#include "ui/panels/channel_thumbnails.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// What the channels are ranked by, highest first.
enum class ChannelOrder {
    Contribution,  ///< w_c times A_c at the cell
    Weight,        ///< w_c
    Score,         ///< the logit of the picture masked by the channel
    Importance,    ///< what chose the channels to be scored
    Activation     ///< A_c at the cell
};
inline constexpr int kChannelOrders = 5;

/// All channels of the newest result, ranked for the document's cell or, without one, for the whole
/// picture. Channels that are off keep the place that they would have.
class ChannelsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ChannelRole = Qt::UserRole + 1,  ///< int
        ValueRole,                       ///< QString: the number that the channel is ranked by
        ContributionRole,                ///< double, as if the channel were on
        WeightRole,                      ///< double
        ScoreRole,                       ///< double, invalid if the channel was not scored
        OnRole,                          ///< bool
        CellRole                         ///< QRectF of the cell in a unit square; invalid: none
    };

    ChannelsModel(Document& document, const Explainer& explainer, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Null while there are no channels.
    [[nodiscard]] const ChannelBank* bank() const;
    /// The document's cell; nothing if the grid has no such cell.
    [[nodiscard]] std::optional<Cell> cell() const;
    [[nodiscard]] ChannelUse use() const;
    /// The most that k can be without the network.
    [[nodiscard]] int scoredChannels() const;

    [[nodiscard]] ChannelOrder order() const { return m_order; }
    void setOrder(ChannelOrder order);
    /// False if the method in force does not know this number.
    [[nodiscard]] bool knows(ChannelOrder order) const;
    /// Only channels whose number begins with `digits`; empty: all.
    void setFilter(const QString& digits);

    [[nodiscard]] int channelAt(int row) const;
    /// -1 if the filter hides it.
    [[nodiscard]] int rowOf(int channel) const;
    /// The channel that would come first at this cell.
    [[nodiscard]] std::optional<int> leadingAt(const QPoint& cell) const;

    /// What a channel adds to the sum; 0 while it is off.
    [[nodiscard]] double contribution(int channel) const;
    /// The channels that add most, at most `count`, those that are on alone.
    [[nodiscard]] std::vector<int> leaders(int count) const;
    /// What all channels that are on add up to.
    [[nodiscard]] double sum() const;
    /// The map's value at the cell once it is stretched to [0, 1]; nothing without a cell or for a
    /// map that is the same everywhere.
    [[nodiscard]] std::optional<double> heat() const;
    /// How many of all channels are off.
    [[nodiscard]] int offCount() const;
    [[nodiscard]] const ChannelThumbnails& thumbnails() const { return m_thumbnails; }

Q_SIGNALS:
    /// The numbers are others; comes after the rows have moved.
    void refreshed();

private:
    void onDocumentChanged(Changes changes);
    void onResultChanged();
    void computeValues();
    void rank();
    [[nodiscard]] std::vector<float> weightsInForce() const;
    /// What the channel is ranked by.
    [[nodiscard]] double valueOf(int channel) const;
    [[nodiscard]] std::vector<int> rankedRows() const;
    [[nodiscard]] bool isOn(int channel) const;
    [[nodiscard]] QString describe(int row) const;

    Document& m_document;
    const Explainer& m_explainer;
    mutable ChannelThumbnails m_thumbnails;  // filled by whoever looks
    ResultPtr m_result;
    std::vector<double> m_activations;  // at the cell
    std::vector<float> m_weights;       // as if all were on
    std::vector<double> m_parts;        // their products
    std::vector<double> m_scores;
    std::vector<double> m_importance;
    ChannelOrder m_order = ChannelOrder::Contribution;
    QString m_filter;
    std::vector<int> m_channels;  // by row
};

}  // namespace clipscope::ui

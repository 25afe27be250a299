// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document_state.h"

#include <QObject>

#include <functional>

namespace clipscope::ui {

/// The single source of truth: holds a DocumentState. Widgets read it and send it wishes; every
/// setter that changes something emits `changed` once.
class Document final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMaxPrompts = 64;
    static constexpr int kDefaultK = DocumentState::kDefaultK;

    /// A complete piece of work, set in one go.
    struct Setup {
        PicturePtr picture;
        QStringList prompts;
        int explained = 0;
        QString method;
        int k = kDefaultK;
        Fit fit = Fit::Stretch;
    };

    explicit Document(QObject* parent = nullptr);

    [[nodiscard]] const DocumentState& state() const { return m_state; }
    [[nodiscard]] const PicturePtr& picture() const { return m_state.picture; }
    [[nodiscard]] const std::vector<Sticker>& stickers() const { return m_state.stickers; }
    [[nodiscard]] const QStringList& prompts() const { return m_state.prompts; }
    [[nodiscard]] int explained() const { return m_state.explained; }
    [[nodiscard]] const QString& explainedPrompt() const { return m_state.explainedPrompt(); }
    [[nodiscard]] const QString& method() const { return m_state.method; }
    /// 1 to channelCount().
    [[nodiscard]] int k() const;
    /// Channels of the layer that the methods look at; as of the model in force.
    [[nodiscard]] int channelCount() const { return m_channelCount; }
    [[nodiscard]] const QString& model() const { return m_state.model; }
    /// The model with what the user says about it.
    [[nodiscard]] ModelWish modelWish() const;
    [[nodiscard]] Fit fit() const { return m_state.fit; }
    [[nodiscard]] bool isLive() const { return m_state.live; }
    [[nodiscard]] const Threshold& threshold() const { return m_state.threshold; }
    [[nodiscard]] const QString& colorMap() const { return m_state.colorMap; }
    [[nodiscard]] double opacity() const { return m_state.opacity; }
    [[nodiscard]] bool isVisible(Layer layer) const;

    /// Changes any number of fields at once. What no longer makes sense goes: the preferred box
    /// when the boxes change, channels when the model or the target layer does, the inspected
    /// channel when another question is asked, truth, cell and stickers when the photo changes.
    void edit(const std::function<void(DocumentState&)>& change);
    /// Takes a state as it is, but for tidy(): undo, sessions, history.
    void setState(const DocumentState& state);

    void apply(const Setup& setup);
    void setPicture(const PicturePtr& picture);
    void setStickers(const std::vector<Sticker>& stickers);
    /// Replaces the text of one prompt; `index` must exist.
    void setPrompt(int index, const QString& text);
    /// Appends a prompt and makes it the explained one. No effect beyond kMaxPrompts.
    void addPrompt(const QString& text);
    /// At most kMaxPrompts of `texts`, the first explained. No effect without any.
    void replacePrompts(const QStringList& texts);
    /// Removes a prompt; the last one is emptied instead.
    void removePrompt(int index);
    void setExplained(int index);
    void setMethod(const QString& id);
    /// Of the method in force; `value` equal to the method's default forgets it.
    void setParam(const std::string& id, const ParamValue& value);
    void setK(int k);
    void setChannelCount(int channels);
    /// With what the user has said about that model before.
    void setModel(const QString& nameOrPath);
    /// What is said about a model is kept until the program ends.
    void setModelWish(const ModelWish& wish);
    /// Forgets what was said about a model that is not the present one.
    void forgetTuning(const QString& nameOrPath);
    void setFit(Fit fit);
    void setLive(bool live);
    void setThreshold(const Threshold& threshold);
    void setColorMap(const QString& id);
    void setOpacity(double opacity);
    void setVisible(Layer layer, bool visible);
    void setLayout(Layout layout);
    /// Shows the map of one channel; nothing goes back to the map of the prompt.
    void setChannel(const std::optional<int>& channel);
    void setCell(const std::optional<QPoint>& cell);
    void setChannelOn(int channel, bool on);
    void setTruth(const std::optional<Box>& box);

Q_SIGNALS:
    void changed(clipscope::ui::Changes changes);

private:
    DocumentState m_state;
    int m_channelCount = kDefaultK;
};

}  // namespace clipscope::ui

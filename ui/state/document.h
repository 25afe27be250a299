// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/localize/localize.h"
#include "ui/state/model_wish.h"
#include "ui/state/picture.h"

#include <QFlags>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace clipscope::ui {

/// What can be switched on the canvas, bottom to top; the keys 1 to 5.
enum class Layer { Picture, Heat, Mask, Contours, Boxes };
inline constexpr int kLayers = 5;

enum class Change {
    Picture = 0x1,
    Prompts = 0x2,    ///< texts, or how many there are
    Explained = 0x4,  ///< which prompt the heatmap is for
    Method = 0x8,
    K = 0x10,
    Model = 0x20,  ///< which one, or what the user says about it
    Fit = 0x40,
    Live = 0x80,
    Threshold = 0x100,
    ColorMap = 0x200,
    Opacity = 0x400,
    Layers = 0x800,
    ChannelCount = 0x1000,
};
Q_DECLARE_FLAGS(Changes, Change)
Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

/// The single source of truth: what is looked at, for what, how, and how it is shown. Widgets read
/// it and send it wishes; every setter that changes something emits `changed` once.
class Document final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMaxPrompts = 64;
    static constexpr int kDefaultK = 300;  // the paper's

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

    [[nodiscard]] const PicturePtr& picture() const { return m_picture; }
    [[nodiscard]] const QStringList& prompts() const { return m_prompts; }
    [[nodiscard]] int explained() const { return m_explained; }
    [[nodiscard]] const QString& explainedPrompt() const { return m_prompts.at(m_explained); }
    [[nodiscard]] const QString& method() const { return m_method; }
    /// 1 to channelCount().
    [[nodiscard]] int k() const;
    /// Channels of the layer that the methods look at; as of the model in force.
    [[nodiscard]] int channelCount() const { return m_channelCount; }
    [[nodiscard]] const QString& model() const { return m_model; }
    /// The model with what the user says about it.
    [[nodiscard]] ModelWish modelWish() const;
    [[nodiscard]] Fit fit() const { return m_fit; }
    [[nodiscard]] bool isLive() const { return m_live; }
    [[nodiscard]] const Threshold& threshold() const { return m_threshold; }
    [[nodiscard]] const QString& colorMap() const { return m_colorMap; }
    [[nodiscard]] double opacity() const { return m_opacity; }
    [[nodiscard]] bool isVisible(Layer layer) const;

    void apply(const Setup& setup);
    void setPicture(const PicturePtr& picture);
    /// Replaces the text of one prompt; `index` must exist.
    void setPrompt(int index, const QString& text);
    /// Appends a prompt and makes it the explained one. No effect beyond kMaxPrompts.
    void addPrompt(const QString& text);
    /// Removes a prompt; the last one is emptied instead.
    void removePrompt(int index);
    void setExplained(int index);
    void setMethod(const QString& id);
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

Q_SIGNALS:
    void changed(clipscope::ui::Changes changes);

private:
    template <typename T>
    void assign(T& member, const T& value, Change change);

    PicturePtr m_picture;
    QStringList m_prompts{QString()};
    int m_explained = 0;
    QString m_method = QStringLiteral("gscorecam");
    int m_k = kDefaultK;  // as wished; k() is what the model allows of it
    int m_channelCount = kDefaultK;
    QString m_model;
    QHash<QString, ModelWish> m_tuned;  // what the user says, by model
    Fit m_fit = Fit::Stretch;
    bool m_live = true;
    Threshold m_threshold;
    QString m_colorMap;
    double m_opacity = 0.5;
    std::array<bool, kLayers> m_layers{true, true, false, true, true};
};

}  // namespace clipscope::ui

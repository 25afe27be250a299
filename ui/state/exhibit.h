// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose_lane.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QObject>

#include <optional>

namespace clipscope::ui {

/// What hangs on the canvas: takes native maps, has them composed at picture size, and composes
/// them again when threshold or colours change.
class Exhibit final : public QObject {
    Q_OBJECT
public:
    Exhibit(
        Document& document, const ModelShelf& models, ComposeLane& lane, QObject* parent = nullptr);

    /// Prompt and method of the label are filled in from the document.
    void show(const NativeMap& map, MapLabel label);
    /// The native values that the colours go from and to; nothing: those of the map itself.
    void setColourRange(const std::optional<ValueRange>& range);
    /// The map that was shown last, with all that drawing it again needs; null without one.
    [[nodiscard]] const ComposeRequest* request() const;
    /// Of the map that was shown last, composed already or not; null without one.
    [[nodiscard]] const MapLabel* newest() const;
    /// Null before the first map of a picture.
    [[nodiscard]] const CompositionPtr& composition() const { return m_composition; }

Q_SIGNALS:
    void changed();
    void failed(const QString& text);

private:
    void onDocumentChanged(Changes changes);
    void onComposed(const CompositionPtr& composition);
    void compose();

    Document& m_document;
    const ModelShelf& m_models;
    ComposeLane& m_lane;
    std::optional<ComposeRequest> m_newest;
    std::optional<ValueRange> m_range;
    CompositionPtr m_composition;
};

/// How the document wants maps to be made into pictures.
void setLook(ComposeRequest& request, const DocumentState& state);

}  // namespace clipscope::ui

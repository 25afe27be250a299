// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/sticker_press.h"

namespace clipscope::ui {

StickerPress::StickerPress(Document& document, ComposeLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_lane(lane)
{
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Picture | Change::Stickers | Change::Stuck))
            follow();
    });
    connect(&lane, &ComposeLane::stuck, this, &StickerPress::onStuck);
    connect(&lane, &ComposeLane::stickFailed, this, &StickerPress::onFailed);
}

bool StickerPress::isBehind() const
{
    const PicturePtr& picture = m_document.picture();
    return picture && picture->stickers != stickersKey(m_document.stickers());
}

void StickerPress::follow()
{
    if (m_isUnderway || !isBehind())
        return;
    const std::string key = stickersKey(m_document.stickers());
    if (key == m_refused && !key.empty())
        return;
    const PicturePtr photo = m_document.state().photo();
    if (key.empty())  // nothing is visible: the photo itself
        return m_document.edit([&photo](DocumentState& state) { state.picture = photo; });
    m_isUnderway = true;
    m_lane.stick(photo, m_document.stickers());
}

void StickerPress::onStuck(const PicturePtr& picture)
{
    m_isUnderway = false;
    m_refused.clear();
    // Stickers that have moved on meanwhile follow: what came is nearer to them than what was.
    if (photoOf(picture) == m_document.state().photo() && !m_document.stickers().empty())
        m_document.edit([&picture](DocumentState& state) { state.picture = picture; });
    follow();
}

void StickerPress::onFailed(const Failure& failure)
{
    m_isUnderway = false;
    m_refused = stickersKey(m_document.stickers());
    Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
}

}  // namespace clipscope::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/document.h"

#include "core/image/colormap.h"

#include <algorithm>

namespace clipscope::ui {

Document::Document(QObject* parent)
    : QObject(parent)
    , m_colorMap(QString::fromStdString(colorMaps().front().id))
{
}

int Document::k() const
{
    return std::clamp(m_k, 1, std::max(1, m_channelCount));
}

ModelWish Document::modelWish() const
{
    const auto tuned = m_tuned.constFind(m_model);
    return tuned == m_tuned.cend() ? ModelWish{.nameOrPath = m_model.toStdString()} : *tuned;
}

bool Document::isVisible(Layer layer) const
{
    return m_layers.at(static_cast<std::size_t>(layer));
}

template <typename T>
void Document::assign(T& member, const T& value, Change change)
{
    if (member == value)
        return;
    member = value;
    Q_EMIT changed(change);
}

void Document::apply(const Setup& setup)
{
    Changes changes;
    const auto take = [&changes](auto& member, const auto& value, Change change) {
        if (member == value)
            return;
        member = value;
        changes |= change;
    };
    const QStringList prompts = setup.prompts.isEmpty() ? QStringList{QString()} : setup.prompts;
    const int last = static_cast<int>(prompts.size()) - 1;
    take(m_picture, setup.picture, Change::Picture);
    take(m_prompts, prompts, Change::Prompts);
    take(m_explained, std::clamp(setup.explained, 0, last), Change::Explained);
    take(m_method, setup.method.isEmpty() ? m_method : setup.method, Change::Method);
    take(m_k, std::max(1, setup.k), Change::K);
    take(m_fit, setup.fit, Change::Fit);
    if (changes)
        Q_EMIT changed(changes);
}

void Document::setPicture(const PicturePtr& picture)
{
    assign(m_picture, picture, Change::Picture);
}

void Document::setPrompt(int index, const QString& text)
{
    assign(m_prompts[index], text, Change::Prompts);
}

void Document::addPrompt(const QString& text)
{
    if (m_prompts.size() >= kMaxPrompts)
        return;
    m_prompts.append(text);
    m_explained = static_cast<int>(m_prompts.size()) - 1;
    Q_EMIT changed(Change::Prompts | Change::Explained);
}

void Document::removePrompt(int index)
{
    if (index < 0 || index >= m_prompts.size())
        return;
    if (m_prompts.size() == 1) {
        setPrompt(0, {});
        return;
    }
    Changes changes = Change::Prompts;
    m_prompts.removeAt(index);
    const int last = static_cast<int>(m_prompts.size()) - 1;
    if (index <= m_explained)
        changes |= Change::Explained;  // another prompt, or the same at another place
    if (index < m_explained || m_explained > last)
        --m_explained;
    Q_EMIT changed(changes);
}

void Document::setExplained(int index)
{
    if (index >= 0 && index < m_prompts.size())
        assign(m_explained, index, Change::Explained);
}

void Document::setMethod(const QString& id)
{
    assign(m_method, id, Change::Method);
}

void Document::setK(int k)
{
    assign(m_k, std::max(1, k), Change::K);
}

void Document::setChannelCount(int channels)
{
    if (channels == m_channelCount)
        return;
    const int before = k();
    m_channelCount = channels;
    Q_EMIT changed(
        k() == before ? Changes(Change::ChannelCount) : Change::ChannelCount | Change::K);
}

void Document::setModel(const QString& nameOrPath)
{
    assign(m_model, nameOrPath, Change::Model);
}

void Document::setModelWish(const ModelWish& wish)
{
    if (wish == modelWish())
        return;
    m_model = QString::fromStdString(wish.nameOrPath);
    if (wish.isTuned())
        m_tuned[m_model] = wish;
    else
        m_tuned.remove(m_model);
    Q_EMIT changed(Change::Model);
}

void Document::forgetTuning(const QString& nameOrPath)
{
    if (nameOrPath != m_model)
        m_tuned.remove(nameOrPath);
}

void Document::setFit(Fit fit)
{
    assign(m_fit, fit, Change::Fit);
}

void Document::setLive(bool live)
{
    assign(m_live, live, Change::Live);
}

void Document::setThreshold(const Threshold& threshold)
{
    assign(m_threshold, threshold, Change::Threshold);
}

void Document::setColorMap(const QString& id)
{
    assign(m_colorMap, id, Change::ColorMap);
}

void Document::setOpacity(double opacity)
{
    assign(m_opacity, std::clamp(opacity, 0.0, 1.0), Change::Opacity);
}

void Document::setVisible(Layer layer, bool visible)
{
    assign(m_layers.at(static_cast<std::size_t>(layer)), visible, Change::Layers);
}

}  // namespace clipscope::ui

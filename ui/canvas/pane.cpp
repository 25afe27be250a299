// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/pane.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/caption.h"
#include "ui/canvas/curtain.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace clipscope::ui {

Pane::Pane(CanvasView& canvas, ViewLink& link, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_drawing(canvas, link)
    , m_caption(new Caption(this))
    , m_second(new Caption(this))
    , m_captions(new QWidget(this))
    , m_curtain(nullptr)
{
    setObjectName(name);
    m_caption->setObjectName(name + QStringLiteral("Caption"));
    m_second->setObjectName(name + QStringLiteral("SecondCaption"));
    m_curtain = new Curtain(this);
    auto* row = new QHBoxLayout(m_captions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_caption, 1);
    row->addWidget(m_second, 1);
    m_second->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_captions);
    column->addWidget(&canvas, 1);
    connect(m_caption, &QAbstractButton::clicked, this, &Pane::leadWanted);
    connect(m_curtain, &Curtain::computeWanted, this, &Pane::computeWanted);
}

void Pane::setCaptioned(bool captioned)
{
    m_captions->setVisible(captioned);
}

void Pane::setStacked(bool stacked)
{
    m_caption->setStacked(stacked);
}

void Pane::show(const PaneContent& content, const DocumentState& state, const QString& truthTag)
{
    m_drawing.show(content, state, truthTag);
    m_caption->show(content);
    showCurtain(content);
}

void Pane::showBeside(const PaneContent* content)
{
    m_second->setVisible(content != nullptr);
    if (!content)
        return;
    m_second->show(*content);
    showCurtain(*content);
}

void Pane::showCurtain(const PaneContent& content)
{
    m_curtain->show(content);
    m_curtain->place(m_drawing.canvas().geometry());
}

void Pane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    m_curtain->place(m_drawing.canvas().geometry());
}

}  // namespace clipscope::ui

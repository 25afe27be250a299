// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace clipscope::ui {
namespace {

constexpr int kIconSide = 18;

Tone toneOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Information:
        return Tone::Accent;
    case Notice::Kind::Warning:
        return Tone::Warning;
    case Notice::Kind::Error:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString iconOf(Notice::Kind kind)
{
    if (kind == Notice::Kind::Information)
        return QStringLiteral("info");
    return kind == Notice::Kind::Warning ? QStringLiteral("warning") : QStringLiteral("error");
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);  // file names may look like markup
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT remedyChosen(m_notice.remedy);
    });
    hide();
}

void MessageBar::show(const Notice& notice)
{
    // An offer that comes once is worth more than something to be known.
    const bool isOffer = m_notice.remedy == Remedy::Restore && !isHidden();
    if (isOffer && notice.kind == Notice::Kind::Information && notice.remedy == Remedy::None)
        return;
    m_notice = notice;
    m_text->setText(notice.text);
    setAccessibleDescription(notice.text);
    switch (notice.remedy) {
    case Remedy::None:
        break;
    case Remedy::OpenPicture:
        m_action->setText(tr("Open another…"));
        break;
    case Remedy::OpenModel:
        m_action->setText(tr("Add model file…"));
        break;
    case Remedy::Retry:
        m_action->setText(tr("Retry"));
        break;
    case Remedy::Restore:
        m_action->setText(tr("Restore"));
        break;
    }
    m_action->setAccessibleName(m_action->text());
    m_action->setVisible(notice.remedy != Remedy::None);
    refreshIcon();
    setVisible(true);
    update();
}

void MessageBar::settle(Remedy remedy)
{
    const bool isAboutModel = m_notice.remedy == Remedy::OpenModel;
    if (m_notice.kind != Notice::Kind::Information && isAboutModel == (remedy == Remedy::OpenModel))
        hide();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_notice.text;
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tone tone = toneOf(m_notice.kind);
    painter.fillRect(rect(), toneGround(tone, palette()));
    painter.fillRect(0, 0, 4, height(), toneEdge(tone, palette()));
    painter.fillRect(0, height() - 1, width(), 1, lineColour(palette()));
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshIcon();
    QFrame::changeEvent(event);
}

void MessageBar::refreshIcon()
{
    m_icon->setPixmap(
        icon(iconOf(m_notice.kind)).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
}

}  // namespace clipscope::ui

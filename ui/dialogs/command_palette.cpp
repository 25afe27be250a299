// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/command_palette.h"

#include "ui/dialogs/command_delegate.h"
#include "ui/dialogs/command_model.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace clipscope::ui {
namespace {

constexpr QSize kLargest(640, 440);
constexpr int kMargin = 24;  // to the window's edges
constexpr int kTopShare = 8;

Commands allOf(const std::vector<CommandSource>& sources)
{
    Commands all;
    for (const CommandSource& source : sources) {
        Commands some = source();
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

bool movesInList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
           key == Qt::Key_PageDown;
}

}  // namespace

CommandPalette::CommandPalette(const std::vector<CommandSource>& sources, QWidget& window)
    : QDialog(&window, Qt::Popup | Qt::FramelessWindowHint)
    , m_query(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_count(new QLabel(this))
    , m_model(new CommandModel(allOf(sources), this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Command palette"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    m_query->setObjectName(QStringLiteral("commandQuery"));
    m_query->setAccessibleName(tr("Search commands"));
    m_query->setPlaceholderText(tr("What do you want to do?"));
    m_query->setClearButtonEnabled(true);
    m_query->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);  // the keys go to the line, which passes them on
    m_count->setObjectName(QStringLiteral("commandCount"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_query);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_query, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    search({});
    place();
    m_query->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_query && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);  // NOLINT: the type says what it is
        if (movesInList(key->key()))
            return QCoreApplication::sendEvent(m_list, key);
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(toneEdge(Tone::Accent, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::search(const QString& query)
{
    m_model->setQuery(query);
    m_list->setCurrentIndex(m_model->index(0));
    const int found = m_model->rowCount();
    m_count->setText(found == 0 ? tr("No command matches") : tr("%n command(s)", nullptr, found));
    // Assistive tools hear of it while the focus stays in the line.
    m_query->setAccessibleDescription(
        found == 0 ? m_count->text()
                   : tr("%1. First: %2").arg(m_count->text(), m_model->index(0).data().toString()));
    QAccessibleEvent renamed(m_count, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const Command& command = m_model->at(current.row());
    if (!command.obstacle.isEmpty()) {
        m_count->setText(tr("Not available: %1").arg(command.obstacle));
        m_query->setAccessibleDescription(m_count->text());
        return;
    }
    // Once this is gone and the focus is back where the command may need it.
    QTimer::singleShot(0, parentWidget(), command.run);
    accept();
}

void CommandPalette::place()
{
    const QRect room = parentWidget()->geometry();
    resize(kLargest.boundedTo(room.size() - 2 * QSize(kMargin, kMargin)));
    move(room.left() + (room.width() - width()) / 2, room.top() + room.height() / kTopShare);
}

}  // namespace clipscope::ui

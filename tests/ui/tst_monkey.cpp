// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random events on the whole window: no crash, no leak under the address sanitizer, no
// long stall. CLIPSCOPE_MONKEY_SEED and CLIPSCOPE_MONKEY_EVENTS repeat or lengthen a run.
#include "tests/ui/window_fixture.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace clipscope::test {
namespace {

constexpr int kEvents = 5000;
constexpr int kTickMs = 10;
constexpr int kReportedMs = 100;
constexpr int kFatalMs = 1000;  // far beyond what a busy machine does to a window that never blocks
constexpr std::size_t kWorst = 10;

// Under a sanitizer everything takes longer.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kJudgesTime = false;
#else
constexpr bool kJudgesTime = true;
#endif

unsigned fromEnvironment(const char* name, unsigned fallback)
{
    bool isNumber = false;
    const unsigned value = qEnvironmentVariable(name).toUInt(&isNumber);
    return isNumber ? value : fallback;
}

/// Gaps between the ticks of a timer, and what was done when they began.
class StallWatch : public QObject {
public:
    StallWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start(kTickMs);
        m_since.start();
    }
    void doing(const std::string& what) { m_doing = what; }
    void tick()
    {
        const qint64 gap = m_since.restart();
        if (gap > kReportedMs)
            m_stalls.emplace_back(gap, m_doing);
    }
    /// The longest first, a line each.
    [[nodiscard]] std::string report()
    {
        std::sort(m_stalls.rbegin(), m_stalls.rend());
        std::string lines;
        for (std::size_t i = 0; i < std::min(kWorst, m_stalls.size()); ++i)
            lines += "  " + std::to_string(m_stalls[i].first) + " ms: " + m_stalls[i].second + "\n";
        return lines;
    }
    [[nodiscard]] qint64 longest() const
    {
        return m_stalls.empty() ? 0 : std::max_element(m_stalls.begin(), m_stalls.end())->first;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::string m_doing;
    std::vector<std::pair<qint64, std::string>> m_stalls;
};

/// The same ticks on a thread that does nothing else: what the machine itself makes wait.
class Bystander {
public:
    Bystander()
        : m_thread([this](const std::stop_token& stop) {
            using Clock = std::chrono::steady_clock;
            for (auto last = Clock::now(); !stop.stop_requested();) {
                std::this_thread::sleep_for(std::chrono::milliseconds(kTickMs));
                const auto now = Clock::now();
                const auto gap = std::chrono::duration_cast<std::chrono::milliseconds>(now - last);
                m_longest = std::max<qint64>(m_longest, gap.count());
                last = now;
            }
        })
    {
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }

private:
    std::atomic<qint64> m_longest{0};
    std::jthread m_thread;
};

/// The platform without a display says again and again what it cannot do.
void leaveOutRemarks(QtMsgType, const QMessageLogContext&, const QString& text)
{
    if (!text.startsWith("This plugin does not support"))
        std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

/// Opens a file dialog, and would wait for ever, or ends the program.
bool isLeftOut(const QAction& action)
{
    static const QStringList kNames{"quit", "open", "openModel"};
    // What asks for a file says so with three dots; dialogs of the window's own are closed again.
    const QString text = action.text();
    const bool asksForFile = text.contains(QStringLiteral("…")) &&
                             !QStringList{"models", "modelDetails"}.contains(action.objectName());
    return asksForFile || kNames.contains(action.objectName());
}

std::string nameOf(const QWidget& widget)
{
    return std::string(widget.metaObject()->className()) + " " + widget.objectName().toStdString();
}

class Monkey : public WindowTest {
protected:
    Monkey()
        : m_seed(fromEnvironment("CLIPSCOPE_MONKEY_SEED", std::random_device{}()))
        , m_dice(m_seed)
    {
        m_script->contextLength = 12;
    }

    void play(int events)
    {
        // Modal dialogs that open in spite of everything are closed from within their own loops.
        QTimer closer;
        QObject::connect(&closer, &QTimer::timeout, qApp, [] {
            if (QWidget* modal = QApplication::activeModalWidget())
                modal->close();
        });
        closer.start(200);
        for (int i = 0; i < events; ++i) {
            act();
            QCoreApplication::processEvents();
            if (i % 16 == 0)
                QTest::qWait(kTickMs);  // so that timers and lanes have their turn
            if (i % 64 == 0)
                tidy();
        }
        tidy();
    }

    [[nodiscard]] int below(std::size_t limit)
    {
        return std::uniform_int_distribution<int>(0, static_cast<int>(limit) - 1)(m_dice);
    }
    template <typename List>
    [[nodiscard]] auto any(const List& list)
    {
        return list[static_cast<typename List::size_type>(
            below(static_cast<std::size_t>(list.size())))];
    }

    StallWatch m_watch;
    unsigned m_seed;

private:
    void act()
    {
        using Act = void (Monkey::*)();
        static const std::vector<Act> kActs{
            &Monkey::trigger,
            &Monkey::trigger,
            &Monkey::strike,
            &Monkey::strike,
            &Monkey::click,
            &Monkey::click,
            &Monkey::drag,
            &Monkey::roll,
            &Monkey::write,
            &Monkey::resize,
            &Monkey::togglePanel,
            &Monkey::changeModel,
            &Monkey::hold,
            &Monkey::openPicture};
        (this->*any(kActs))();
    }

    QWidget* anyWidget()
    {
        QList<QWidget*> visible;
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->isVisible())
                for (QWidget* child : top->findChildren<QWidget*>())
                    if (child->isVisible())
                        visible.append(child);
        return visible.isEmpty() ? m_window.get() : any(visible);
    }
    QPoint anyPoint(const QWidget& widget)
    {
        return {
            below(static_cast<std::size_t>(std::max(1, widget.width()))),
            below(static_cast<std::size_t>(std::max(1, widget.height())))};
    }
    Qt::KeyboardModifiers anyModifiers()
    {
        static const std::vector<Qt::KeyboardModifiers> kAll{
            Qt::NoModifier,
            Qt::NoModifier,
            Qt::ShiftModifier,
            Qt::ControlModifier,
            Qt::AltModifier};
        return any(kAll);
    }
    Qt::MouseButton anyButton()
    {
        static const std::vector<Qt::MouseButton> kAll{
            Qt::LeftButton, Qt::LeftButton, Qt::LeftButton, Qt::MiddleButton};
        return any(kAll);
    }

    void trigger()
    {
        QList<QAction*> actions = m_window->findChildren<QAction*>();
        actions.removeIf([](const QAction* a) { return a->isSeparator() || isLeftOut(*a); });
        QAction* action = any(actions);
        m_watch.doing(
            "action " + action->objectName().toStdString() + " " + action->text().toStdString());
        action->trigger();
    }
    void strike()
    {
        static const std::vector<int> kKeys{
            Qt::Key_Tab,     Qt::Key_Backtab, Qt::Key_Return,      Qt::Key_Escape,
            Qt::Key_Space,   Qt::Key_Left,    Qt::Key_Right,       Qt::Key_Up,
            Qt::Key_Down,    Qt::Key_PageUp,  Qt::Key_PageDown,    Qt::Key_Home,
            Qt::Key_End,     Qt::Key_Delete,  Qt::Key_Backspace,   Qt::Key_F2,
            Qt::Key_F6,      Qt::Key_1,       Qt::Key_2,           Qt::Key_3,
            Qt::Key_4,       Qt::Key_5,       Qt::Key_0,           Qt::Key_C,
            Qt::Key_M,       Qt::Key_F,       Qt::Key_T,           Qt::Key_X,
            Qt::Key_P,       Qt::Key_Z,       Qt::Key_Y,           Qt::Key_A,
            Qt::Key_Plus,    Qt::Key_Minus,   Qt::Key_BracketLeft, Qt::Key_BracketRight,
            Qt::Key_Question};
        QWidget* target = QApplication::focusWidget();
        if (!target)
            target = anyWidget();
        const auto key = static_cast<Qt::Key>(any(kKeys));
        const Qt::KeyboardModifiers modifiers = anyModifiers();
        m_watch.doing("key " + std::to_string(key) + " in " + nameOf(*target));
        QTest::keyClick(target, key, modifiers);
    }
    void click()
    {
        QWidget* target = anyWidget();
        if (leadsAway(*target))
            return;
        m_watch.doing("click on " + nameOf(*target));
        const QPoint at = anyPoint(*target);
        const Qt::MouseButton button = anyButton();
        // Through the event queue: a popup that opens must not hold this loop.
        QTimer::singleShot(
            0, target, [target, at, button] { QTest::mouseClick(target, button, {}, at); });
        QCoreApplication::processEvents();
        if (QWidget* popup = QApplication::activePopupWidget()) {
            m_watch.doing("keys in the popup of " + nameOf(*target));
            QTest::keyClick(popup, Qt::Key_Down);
            QTest::keyClick(popup, Qt::Key_Escape);
            popup->close();
        }
    }
    void drag()
    {
        QWidget* target = anyWidget();
        if (leadsAway(*target))
            return;
        m_watch.doing("drag in " + nameOf(*target));
        const Qt::MouseButton button = anyButton();
        QTest::mousePress(target, button, {}, anyPoint(*target));
        for (int i = below(6); i >= 0; --i)
            QTest::mouseMove(target, anyPoint(*target));
        QTest::mouseRelease(target, button, {}, anyPoint(*target));
    }
    void roll()
    {
        QWidget* target = anyWidget();
        m_watch.doing("wheel over " + nameOf(*target));
        const QPointF at = anyPoint(*target);
        QWheelEvent event(
            at,
            target->mapToGlobal(at),
            {},
            {0, 120 * (below(7) - 3)},
            Qt::NoButton,
            anyModifiers(),
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(target, &event);
    }
    void write()
    {
        static const QStringList kTexts{
            "red apple",
            "яблоко",
            "苹果",
            "  ",
            "mtxpc123",
            "<b>&\"'",
            "one two three four five six seven eight "
            "nine ten eleven twelve thirteen fourteen",
            "-1",
            "99999",
            "0.5"};
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        if (!field || below(2) == 0)
            field = m_window->findChild<QLineEdit*>("prompt");
        const QString text = any(kTexts);
        m_watch.doing("text in " + nameOf(*field));
        field->setFocus();
        for (const QChar character : text) {  // QTest::keyClicks knows ASCII alone
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(character));
            QCoreApplication::sendEvent(field, &press);
            QCoreApplication::processEvents();  // a stall of one key, not of the whole text
        }
        if (below(2) == 0)
            QTest::keyClick(field, Qt::Key_Return);
    }
    void resize()
    {
        m_watch.doing("resize");
        m_window->resize(900 + below(900), 560 + below(600));
    }
    void togglePanel()
    {
        QDockWidget* panel = any(m_window->findChildren<QDockWidget*>());
        m_watch.doing("panel " + panel->objectName().toStdString());
        if (below(3) == 0)
            panel->setFloating(!panel->isFloating());
        else
            panel->setVisible(!panel->isVisible());
    }
    void changeModel()
    {
        static const QStringList kModels{"fake", "demo-rn", "/some/where/else.pt", "nothing"};
        m_watch.doing("model");
        m_script->failLoads = below(4) == 0;
        m_script->channels = 4 + below(60);
        document().setModel(any(kModels));
    }
    void hold()
    {
        m_watch.doing("engine");
        m_script->failNextExplain = below(6) == 0;
        if (below(3) == 0)
            m_script->hold();
        else
            m_script->release();
    }
    void openPicture()
    {
        m_watch.doing("picture");
        m_workbench->opener().openPixels(gradient(1 + below(400), 1 + below(300)), "random");
    }

    /// Buttons of actions that are left out, and of dialogs that would ask for a file.
    static bool leadsAway(const QWidget& widget)
    {
        for (const QWidget* at = &widget; at; at = at->parentWidget()) {
            if (at->inherits("QMenuBar") || at->inherits("QMenu") || at->inherits("QFileDialog"))
                return true;
            for (const QAction* action : at->actions())
                if (at->inherits("QToolButton") && isLeftOut(*action))
                    return true;
            const QString text = at->property("text").toString();
            if (at->inherits("QAbstractButton") && text.contains(QStringLiteral("…")))
                return true;
        }
        return false;
    }
    /// Closes what has opened and gives the window its keys back.
    void tidy()
    {
        m_watch.doing("closing dialogs");
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            if (dialog->isVisible())
                dialog->close();
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        m_window->activateWindow();
        QCoreApplication::processEvents();
    }

    std::mt19937 m_dice;
};

TEST_F(Monkey, RandomEventsNeitherCrashNorStallTheWindow)
{
    const unsigned events = fromEnvironment("CLIPSCOPE_MONKEY_EVENTS", kEvents);
    std::printf("CLIPSCOPE_MONKEY_SEED=%u\n", m_seed);
    std::fflush(stdout);
    const QtMessageHandler before = qInstallMessageHandler(leaveOutRemarks);
    const Bystander bystander;
    play(static_cast<int>(events));
    qInstallMessageHandler(before);
    const std::string stalls = m_watch.report();
    if (!stalls.empty())
        std::printf(
            "The longest stalls of the event loop (an idle thread waited up to %lld ms):\n%s",
            static_cast<long long>(bystander.longest()),
            stalls.c_str());
    if (kJudgesTime) {
        EXPECT_LT(m_watch.longest(), std::max<qint64>(kFatalMs, 4 * bystander.longest())) << stalls;
    }

    // After all that the window still does its work.
    m_script->release();
    m_script->failNextExplain = false;
    m_script->failLoads = false;
    document().setLive(true);
    document().setModel("fake");
    document().setPrompt(document().explained(), "apple");
    m_workbench->opener().openPixels(gradient(120, 90), "last");
    EXPECT_TRUE(waitUntilDone()) << description().toStdString();
    EXPECT_TRUE(m_window->windowTitle().startsWith("last"))
        << m_window->windowTitle().toStdString();
}

}  // namespace
}  // namespace clipscope::test

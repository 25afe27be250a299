// SPDX-License-Identifier: GPL-3.0-or-later
// The other program in drag and drop and on the clipboard, for the end-to-end tests:
//   clipscope_exchange drag URL|FILE.png|TEXT   a small window at the top left; press it and drag
//   clipscope_exchange offer URL|FILE.png|TEXT  owns the clipboard until it is ended
//   clipscope_exchange read FILE                writes the clipboard's picture (PNG) or text
// A URL is offered as an address, a path of a picture as pixels, anything else as text. Prints
// "ready" once it does what it was asked for.
#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <cstdio>

namespace {

constexpr int kSide = 80;
constexpr int kPatienceMs = 5000;
constexpr int kLookMs = 50;

QMimeData* dataFor(const QString& what)
{
    auto* data = new QMimeData;
    const QImage picture(what);
    if (what.contains("://"))
        data->setUrls({QUrl(what)});
    else if (!picture.isNull())
        data->setImageData(picture);
    else
        data->setText(what);
    return data;
}

class Source : public QWidget {
public:
    explicit Source(QString what) : m_what(std::move(what))
    {
        setWindowFlags(Qt::FramelessWindowHint);
        setGeometry(0, 0, kSide, kSide);
    }

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (!event->buttons().testFlag(Qt::LeftButton))
            return;
        auto* drag = new QDrag(this);
        drag->setMimeData(dataFor(m_what));
        drag->exec(Qt::CopyAction);
    }

private:
    QString m_what;
};

void sayReady()
{
    std::puts("ready");
    std::fflush(stdout);
}

/// Writes the clipboard once there is something to write; gives up after a while.
void readInto(const QString& path)
{
    auto* look = new QTimer(qApp);
    QObject::connect(look, &QTimer::timeout, qApp, [path] {
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        if (data->hasImage()) {
            const bool isSaved = qvariant_cast<QImage>(data->imageData()).save(path, "PNG");
            return QCoreApplication::exit(isSaved ? 0 : 1);
        }
        if (!data->hasText())
            return;
        QFile file(path);
        const QByteArray text = data->text().toUtf8();
        const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        QCoreApplication::exit(isSaved ? 0 : 1);
    });
    look->start(kLookMs);
    QTimer::singleShot(kPatienceMs, qApp, [] { QCoreApplication::exit(1); });
    sayReady();
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString task = arguments.value(1);
    const QString what = arguments.value(2);
    Source source(what);
    if (task == "drag") {
        source.show();
        source.raise();
        QTimer::singleShot(0, qApp, sayReady);
    } else if (task == "offer") {
        QGuiApplication::clipboard()->setMimeData(dataFor(what));
        QTimer::singleShot(0, qApp, sayReady);
    } else if (task == "read") {
        readInto(what);
    } else {
        std::fputs("usage: clipscope_exchange drag|offer|read WHAT\n", stderr);
        return 2;
    }
    return QApplication::exec();
}

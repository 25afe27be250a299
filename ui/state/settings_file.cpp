// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/settings_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <cmath>

namespace clipscope::ui {
namespace {

Q_LOGGING_CATEGORY(settingsLog, "clipscope.settings")

constexpr int kSchema = 1;
constexpr qint64 kLargestFile = 1 << 20;
constexpr int kChecksumDigits = 16;

/// Qt can write any of its types as @Type(...) and would build them when reading; we write none
/// but strings, numbers and lists of them.
bool hasForeignTypes(const QByteArray& content)
{
    for (const char* tag :
         {"@Variant(", "@DateTime(", "@ByteArray(", "@Rect(", "@Size(", "@Point("})
        if (content.contains(tag))
            return true;
    return false;
}

/// Why the file cannot be used; empty if it can, or if there is none.
QString problemOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    if (!info.isFile())
        return QStringLiteral("is not a file");
    if (info.size() > kLargestFile)
        return QStringLiteral("is too large");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot be read");
    const QByteArray content = file.readAll();
    if (content.isEmpty())
        return {};
    if (content.contains('\0'))
        return QStringLiteral("is not text");
    if (hasForeignTypes(content))
        return QStringLiteral("holds values of foreign types");
    const QSettings settings(path, QSettings::IniFormat);
    [[maybe_unused]] const QStringList all = settings.allKeys();  // reads every section
    if (settings.status() != QSettings::NoError)
        return QStringLiteral("is damaged");
    if (settings.value(QStringLiteral("schema")).toString() != QString::number(kSchema))
        return QStringLiteral("is of another version");
    return {};
}

bool setAside(const QString& path)
{
    const QString aside = path + ".broken";
    return QFileInfo(path).isFile() && (!QFile::exists(aside) || QFile::remove(aside)) &&
           QFile::rename(path, aside);
}

QByteArray checksumOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)
        .toHex()
        .left(kChecksumDigits);
}

}  // namespace

SettingsFile::SettingsFile(const QString& path) : m_name(path)
{
    if (path.isEmpty())
        return;
    const QString problem = problemOf(path);
    if (!problem.isEmpty()) {
        const bool isAside = setAside(path);
        qCWarning(settingsLog).noquote()
            << path << problem << (isAside ? "and was set aside;" : "and cannot be replaced;")
            << "the defaults are used";
        if (!isAside)
            return;
    }
    m_file = std::make_unique<QSettings>(path, QSettings::IniFormat);
}

QVariant SettingsFile::value(const QString& key) const
{
    return m_file ? m_file->value(key) : m_memory.value(key);
}

QString
SettingsFile::word(const QString& key, const QStringList& allowed, const QString& fallback) const
{
    const QVariant found = value(key);
    if (!found.isValid() || allowed.contains(found.toString()))
        return found.isValid() ? found.toString() : fallback;
    complain(key, found, "one of " + allowed.join(QStringLiteral(", ")));
    return fallback;
}

double
SettingsFile::number(const QString& key, double minimum, double maximum, double fallback) const
{
    const QVariant found = value(key);
    if (!found.isValid())
        return fallback;
    bool isNumber = false;
    const double number = found.toDouble(&isNumber);
    if (isNumber && std::isfinite(number) && number >= minimum && number <= maximum)
        return number;
    complain(key, found, QStringLiteral("a number from %1 to %2").arg(minimum).arg(maximum));
    return fallback;
}

int SettingsFile::integer(const QString& key, int minimum, int maximum, int fallback) const
{
    const QVariant found = value(key);
    if (!found.isValid())
        return fallback;
    bool isNumber = false;
    const int number = found.toString().toInt(&isNumber);
    if (isNumber && number >= minimum && number <= maximum)
        return number;
    complain(key, found, QStringLiteral("a whole number from %1 to %2").arg(minimum).arg(maximum));
    return fallback;
}

bool SettingsFile::flag(const QString& key, bool fallback) const
{
    const QString yes = QStringLiteral("true");
    const QString no = QStringLiteral("false");
    return word(key, {yes, no}, fallback ? yes : no) == yes;
}

QStringList SettingsFile::paths(const QString& key) const
{
    QStringList paths = value(key).toStringList();
    paths.removeIf([](const QString& path) { return !QDir::isAbsolutePath(path); });
    return paths;
}

QByteArray SettingsFile::bytes(const QString& key) const
{
    const QVariant found = value(key);
    if (!found.isValid())
        return {};
    const QList<QByteArray> parts = found.toString().toLatin1().split('.');
    if (parts.size() == 2) {
        const QByteArray content = QByteArray::fromBase64(parts[1]);
        if (checksumOf(content) == parts[0])
            return content;
    }
    complain(key, found.toString().left(40), QStringLiteral("what was written there"));
    return {};
}

void SettingsFile::set(const QString& key, const QVariant& value)
{
    if (!m_file) {
        m_memory[key] = value;
        return;
    }
    m_file->setValue(QStringLiteral("schema"), kSchema);
    m_file->setValue(key, value);
}

void SettingsFile::setBytes(const QString& key, const QByteArray& value)
{
    set(key, QString::fromLatin1(checksumOf(value) + '.' + value.toBase64()));
}

void SettingsFile::remove(const QString& key)
{
    if (m_file)
        m_file->remove(key);
    else
        m_memory.remove(key);
}

void SettingsFile::complain(const QString& key, const QVariant& found, const QString& wanted) const
{
    qCWarning(settingsLog).noquote() << m_name << key << "is" << found.toString().left(80)
                                     << "and not" << wanted << "- the default is used";
}

}  // namespace clipscope::ui

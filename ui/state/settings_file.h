// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace clipscope::ui {

/// A settings file that nothing in it can make trouble: every value is read with its type and its
/// range, a wrong one reads as the default and is named in the log. A file that is garbage, of
/// another schema or too large is set aside as NAME.broken.
class SettingsFile {
public:
    /// `path`: made on the first change; empty: everything is kept in memory only.
    explicit SettingsFile(const QString& path);

    [[nodiscard]] QString
    word(const QString& key, const QStringList& allowed, const QString& fallback) const;
    [[nodiscard]] double
    number(const QString& key, double minimum, double maximum, double fallback) const;
    [[nodiscard]] int integer(const QString& key, int minimum, int maximum, int fallback) const;
    [[nodiscard]] bool flag(const QString& key, bool fallback) const;
    /// Absolute paths; anything else in the list is left out without a word.
    [[nodiscard]] QStringList paths(const QString& key) const;
    /// Bytes as setBytes() wrote them, told by a checksum; empty otherwise.
    [[nodiscard]] QByteArray bytes(const QString& key) const;

    void set(const QString& key, const QVariant& value);
    void setBytes(const QString& key, const QByteArray& value);
    void remove(const QString& key);

private:
    [[nodiscard]] QVariant value(const QString& key) const;
    void complain(const QString& key, const QVariant& found, const QString& wanted) const;

    QString m_name;
    std::unique_ptr<QSettings> m_file;  // null: in memory
    QVariantMap m_memory;
};

}  // namespace clipscope::ui

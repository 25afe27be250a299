// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/session_job.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/engine/model_identity.h"
#include "core/session/session_file.h"
#include "core/session/session_picture.h"
#include "ui/raster/convert.h"
#include "ui/state/model_wish.h"

#include <span>
#include <utility>

namespace clipscope::ui {
namespace {

SessionPicture toSession(const Picture& picture, SessionJob::Pictures how)
{
    const std::string title = picture.title.toStdString();
    const auto path = toPath(picture.path);
    if (picture.photo)
        return embed(picture.image, title, {});  // the file does not have the stickers
    if (how == SessionJob::Pictures::Pixels)
        return embed(picture.image, title, {});
    return how == SessionJob::Pictures::Referred && !picture.path.isEmpty()
               ? referTo(picture.image, title, path)
               : embed(picture.image, title, path);
}

/// Gives the answers that have none the identity of the model.
void identify(Session& session, const ModelIdentity& identity)
{
    const auto complete = [&identity](SessionAnswer& answer) {
        if (!answer.model.name.empty() || answer.model.inputSize > 0)
            return;
        answer.model = identity;
        answer.question.model.sha256 = identity.sha256;
    };
    if (session.answer)
        complete(*session.answer);
    for (SessionAnswer& answer : session.history)
        complete(answer);
}

}  // namespace

std::string ModelChecksums::of(const ModelDescriptor& model)
{
    const std::scoped_lock lock(m_mutex);
    std::string& sha256 = m_known[modelKey(model)];
    try {
        if (sha256.empty())
            sha256 = model.sha256.empty() ? sha256OfFile(model.files.weights) : model.sha256;
    } catch (const Error&) {
        sha256.clear();
    }
    return sha256;
}

Session completed(SessionJob job, SessionJob::Pictures pictures)
{
    if (job.known && pictures != SessionJob::Pictures::Pixels)
        job.session.picture = std::move(job.known);
    else if (job.picture)
        job.session.picture = toSession(*job.picture, pictures);
    if (job.session.pinned && job.pinnedPicture)
        job.session.pinned->picture = toSession(*job.pinnedPicture, pictures);
    if (job.model) {
        const ModelIdentity identity = identityOf(*job.model, job.checksums->of(*job.model));
        identify(job.session, identity);
        if (job.isModelAsked)
            job.session.question.model.sha256 = identity.sha256;
    }
    return std::move(job.session);
}

std::function<QByteArray(QByteArray)> carrier(SessionJob job)
{
    return [job = std::move(job)](const QByteArray& png) {
        const auto bytes =
            std::as_bytes(std::span(png.constData(), static_cast<std::size_t>(png.size())));
        try {
            const auto carrying = withSession(bytes, completed(job, SessionJob::Pictures::Pixels));
            return QByteArray(
                reinterpret_cast<const char*>(carrying.data()),
                static_cast<qsizetype>(carrying.size()));
        } catch (const Error&) {
            return png;
        }
    };
}

void writeJob(const std::filesystem::path& path, SessionJob job, SessionJob::Pictures pictures)
{
    writeSession(path, completed(std::move(job), pictures));
}

}  // namespace clipscope::ui

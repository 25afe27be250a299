// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace clipscope::training {

/// A way of drawing: all objects by the same hand.
struct SpriteStyle {
    std::string id;          ///< "openmoji"; also the folder's name
    std::string title;       ///< "OpenMoji"
    std::string licence;     ///< "CC-BY-SA-4.0"
    std::string source;      ///< package and version
    bool isHeldOut = false;  ///< for testing only
};

/// A thing that every style has a picture of.
struct SpriteObject {
    std::string id;                                           ///< "1f34e"; also the files' name
    std::string name;                                         ///< "apple"
    std::vector<std::string> otherNames;                      ///< "red apple"
    std::vector<std::string> groups;                          ///< "fruit"
    [[nodiscard]] std::vector<std::string> allNames() const;  ///< `name` first
};

/// Letters of a family; `file`, if any, lies in the sprite folder.
struct SpriteFont {
    std::string family;
    std::string file;
    bool bold = false;
};

/// The materials of scenes, read from a folder with a sprites.json (clipscope.sprites/1).
///
/// Labels number what can be in a scene: first the objects, then the words. Immutable, so any
/// number of threads may read it.
class SpriteLibrary {
public:
    /// Reads all pictures. Throws Error(Unreadable) or Error(Corrupt) that names the file.
    explicit SpriteLibrary(const std::filesystem::path& folder);
    /// From memory, for tests. `sprites[style][object]`: CV_8UC4, RGBA, not premultiplied.
    struct Content {
        std::vector<SpriteStyle> styles;
        std::vector<SpriteObject> objects;
        std::vector<std::string> words;  ///< lower case
        std::vector<SpriteFont> fonts;
        std::vector<std::vector<cv::Mat>> sprites;
        std::vector<cv::Mat> backgrounds;  ///< CV_8UC3, RGB
        std::vector<std::string> backgroundNames;
    };
    explicit SpriteLibrary(Content content);

    [[nodiscard]] const std::vector<SpriteStyle>& styles() const { return m_content.styles; }
    [[nodiscard]] const std::vector<SpriteObject>& objects() const { return m_content.objects; }
    [[nodiscard]] const std::vector<std::string>& words() const { return m_content.words; }
    [[nodiscard]] const std::vector<SpriteFont>& fonts() const { return m_content.fonts; }
    [[nodiscard]] const std::vector<cv::Mat>& backgrounds() const { return m_content.backgrounds; }
    [[nodiscard]] const std::vector<std::string>& backgroundNames() const
    {
        return m_content.backgroundNames;
    }

    [[nodiscard]] int objectCount() const { return static_cast<int>(m_content.objects.size()); }
    [[nodiscard]] int labelCount() const;
    [[nodiscard]] bool isWord(int label) const { return label >= objectCount(); }
    [[nodiscard]] int labelOfWord(int word) const { return objectCount() + word; }
    /// The object's name or the word itself.
    [[nodiscard]] const std::string& nameOf(int label) const;
    /// Index of a style by id; throws Error(InvalidArgument) that lists them otherwise.
    [[nodiscard]] int styleIndex(const std::string& id) const;

    /// Premultiplied RGBA (CV_8UC4) whose longer side is the smallest stored one that is at least
    /// `longerSide` pixels, or the largest.
    [[nodiscard]] const cv::Mat& sprite(int style, int object, double longerSide) const;

private:
    Content m_content;
    std::vector<std::vector<std::vector<cv::Mat>>> m_sizes;  // [style][object][size], large first
};

/// True for pairs of labels that are seen together only in test scenes: about 10 % of all, chosen
/// by a checksum of their names, whatever the order.
[[nodiscard]] bool isHeldOutPair(const SpriteLibrary& library, int labelA, int labelB);
/// True for the 10 % of backgrounds that are kept for test scenes.
[[nodiscard]] bool isHeldOutBackground(const std::string& name);

}  // namespace clipscope::training

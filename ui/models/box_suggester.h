// A detector at one's side: it looks at pictures in the background and draws boxes for a person to take.
#pragma once

#include "services/detector_service.h"
#include "ui/models/labelling.h"

#include <map>
#include <set>

namespace lathe {

class BoxSuggester : public QObject {
    Q_OBJECT
public:
    BoxSuggester(PageContext context, Labelling& labelling, QObject* parent = nullptr);

    /// A run or a model; empty: none.
    void setDetector(const QString& runOrModel);
    /// The best detector of the dataset, if there is one and none was chosen.
    void chooseOwn();
    const QString& detector() const { return m_name; }
    bool isBusy() const { return m_opening || m_looking; }

    /// Looks at these pictures, the first ones first, instead of those that were wanted before.
    void want(const std::vector<std::size_t>& items);
    /// Pictures that were looked at.
    std::size_t looked() const { return m_found.size(); }
    /// Boxes of a picture that stand on nothing a person drew, the surest first; `id` is for dismiss(). Empty for a
    /// picture in an open round.
    std::vector<Annotation> boxes(std::size_t item) const;
    /// There is no such thing: it does not come again until the page is opened anew.
    void dismiss(std::size_t item, const std::string& id);
    /// How many of its boxes the detector is expected to be wrong about; nothing for a picture it has not looked at.
    std::optional<double> doubt(std::size_t item) const;
    /// What is written into the journal beside a box that was taken.
    QString source() const { return QStringLiteral("boxes ") + m_name; }

signals:
    /// Another detector, or more pictures were looked at.
    void changed();
    void failed(const Error& error);

private:
    void look();

    PageContext m_context;
    Labelling& m_labelling;
    QString m_name;
    std::shared_ptr<const Detector> m_detector;
    std::map<std::size_t, std::vector<Detection>> m_found; ///< by picture
    std::set<std::pair<std::size_t, std::string>> m_dismissed;
    std::vector<std::size_t> m_wanted; ///< the next one last
    int m_generation = 0;
    bool m_opening = false, m_looking = false;
};

} // namespace lathe

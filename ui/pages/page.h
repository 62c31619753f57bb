// A page: one stage of the lifecycle, a view over what the workbench has.
#pragma once

#include "jobs/job_runner.h"
#include "services/workbench.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace lathe {

/// What is being worked on; shown as the breadcrumb and followed by every page.
struct Subject {
    QString dataset;        ///< reference `fashion@1`, empty: none
    std::int64_t run = 0;   ///< 0: none
    int classIndex = -1; ///< the class whose mark was clicked, for the page that shows its items
    bool operator==(const Subject&) const = default;
};

/// How a page asks for another page, and tells what it works on. Implemented by the main window.
class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const Subject& subject() const = 0;
    /// All pages follow.
    virtual void setSubject(const Subject& subject) = 0;
    /// `home`, `collect`, `prepare`, `label`, `train`, `evaluate`, `deploy`, `monitor`, `experiments`,
    /// `learn`, `settings`.
    virtual void showPage(const QString& page) = 0;

signals:
    void subjectChanged();
};

struct PageContext {
    Workbench& workbench;
    JobRunner& jobs;
    Navigator& navigator;
};

/// A command of a page, found in the command palette.
struct PageCommand {
    QString text;
    QString shortcut; ///< portable text, may be empty
    std::function<void()> run;
};

enum class StageState { Empty, InWork, Done, Attention };

struct BannerMessage {
    enum class Kind { Notice, Warning, Error } kind = Kind::Notice;
    QString text;       ///< what happened, where
    QString hint;       ///< how to mend it
    QString actionText; ///< may be empty
    std::function<void()> action;
};

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(PageContext context) : m_context(context) {}

    /// Shown in the right inspector while this page is; may be null. Owned by the page's parent rules.
    virtual QWidget* inspector() { return nullptr; }
    /// Parts of the breadcrumb after the workspace; empty: from the subject.
    virtual QStringList breadcrumb() const { return {}; }
    virtual std::vector<PageCommand> commands() { return {}; }
    /// Files dropped anywhere on the window while this page is shown; false: not taken.
    virtual bool dropped(const QStringList& /*paths*/) { return false; }
    /// True while what is shown still waits for background work: screenshots wait for it.
    virtual bool isSettling() const { return false; }

signals:
    void banner(const BannerMessage& message); ///< shown at the top of this page
    void bannerCleared();
    void breadcrumbChanged();
    void inspectorChanged();

protected:
    PageContext& context() { return m_context; }
    const PageContext& context() const { return m_context; }

private:
    PageContext m_context;
};

/// The explicit list of pages; its order is the order in the rail.
struct PageEntry {
    QString id;
    const char* title; ///< to be translated in the context "Page"
    const char* icon;
    enum class Group { Home, Stage, Tool } group;
    std::function<Page*(PageContext)> make;
};
const std::vector<PageEntry>& pageList();

} // namespace lathe

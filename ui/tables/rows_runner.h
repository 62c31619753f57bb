// Sorting and filtering of tables as jobs of the window.
#pragma once

#include "jobs/job_runner.h"
#include "ui/tables/table_browser.h"

namespace lathe {

/// `jobs` and `receiver` outlive the browser. The jobs are too short to stand in the strip.
inline RowsRunner rowsRunner(JobRunner& jobs, QObject* receiver)
{
    return [&jobs, receiver](RowsJob job, RowsDone done) -> std::function<void()> {
        const int id = jobs.start<std::vector<std::uint32_t>>(Lane::Prompt, {}, std::move(job), receiver, std::move(done));
        return [&jobs, id] { jobs.cancel(id); };
    };
}

} // namespace lathe

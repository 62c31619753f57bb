// How the scores of an algorithm change with the rows that it learns from, or with one of its parameters.
#pragma once

#include "eval/cross_validation.h"

namespace lathe {

enum class CurveKind { Learning, Validation };
/// `learning`, `validation`.
std::string_view toString(CurveKind kind);
std::optional<CurveKind> curveKindFromText(std::string_view text);

/// Rows to learn from and rows to be judged on, once.
struct CurveDraw {
    std::vector<std::uint32_t> train; ///< in the order of growing
    std::vector<std::uint32_t> judged;
    std::uint64_t seed = 0;           ///< of the fits
};

/// Mean of the draws, and the mean less and plus their standard deviation; equal for one draw.
struct ScoreBand {
    double mean = 0, low = 0, high = 0;
};
ScoreBand bandOf(const std::vector<double>& scores);

struct CurvePoint {
    double at = 0;          ///< rows learned from (mean over the draws), or the parameter's value
    std::string label;      ///< "70 %", or the value as a person writes it
    std::int64_t rows = 0;  ///< learned from, mean over the draws
    double fitSeconds = 0;  ///< mean over the draws
    /// By metric, one score a draw; a metric that is undefined in any draw is absent.
    std::map<std::string, std::vector<double>> train, validation;
    std::string error;      ///< why there are no scores, if so
    bool operator==(const CurvePoint&) const = default;
};

struct AlgorithmCurve {
    CurveKind kind = CurveKind::Learning;
    std::string parameter;    ///< of a validation curve
    bool logarithmic = false; ///< the values stand in factors
    double current = 0;       ///< where the run itself is
    bool byFolds = false;     ///< judged on held-out folds of the training part, else on the validation part
    int draws = 0;
    std::vector<CurvePoint> points; ///< ascending
    bool operator==(const AlgorithmCurve&) const = default;
};

/// `rows` in a random order of which every beginning has nearly the shares of the target's classes.
std::vector<std::uint32_t> growingOrder(const Table& table, std::vector<std::uint32_t> rows, std::uint64_t seed);

/// Fits on growing shares (in (0, 1]) of each draw's rows and scores both on what was learned from and on the judged
/// rows (Perlich, Provost and Simonoff, Tree Induction vs. Logistic Regression, 2003). A fit that fails is a point with
/// an error; when all do, the last error is returned. Fails with InvalidArgument, Incompatible (a task without truth),
/// Cancelled.
Result<AlgorithmCurve> learningCurve(const Candidate& candidate, const Table& table, const std::vector<CurveDraw>& draws,
                                     const std::vector<double>& shares, Progress& progress);

/// The same on all rows of each draw, for each of these values of a numeric parameter. Clusters are scored by the
/// features, and need no judged rows: over their number, inertia is the elbow curve. Fails as above; with NotFound
/// for a parameter that is not there.
Result<AlgorithmCurve> validationCurve(const Candidate& candidate, const Table& table, const std::vector<CurveDraw>& draws,
                                       const std::string& parameter, const std::vector<ParamValue>& values, Progress& progress);

/// Numbers of `specs` that a curve can be drawn over.
std::vector<const ParamSpec*> curveParameters(const std::vector<ParamSpec>& specs);
/// About seven values over the range that a search would look in, else around `current`; `current` is among them.
std::vector<ParamValue> curveValues(const std::vector<ParamSpec>& specs, const ParamSpec& spec, const ParamValue& current);

nlohmann::json toJson(const AlgorithmCurve& curve);
/// Fails with Parse.
Result<AlgorithmCurve> algorithmCurveFromJson(std::string_view text);

} // namespace lathe

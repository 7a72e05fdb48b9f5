using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Games;

namespace Mechanisms.Cli.Solving;

/// <summary>Logit equilibria of the game.</summary>
internal sealed partial record NormalFormProblem
{
    private GameAnswer Logit(SolveRun run)
    {
        LogitLimit method = new();
        LogitBranch branch = run.Timed(() => Followed(method, run.Cancellation));
        Action<Utf8JsonWriter> tables = json => WriteBranch(json, branch);
        if (Question.Lambda is not null)
        {
            bool isReached = branch.Status == LogitStatus.Reached;
            return new(Question, $"Logit equilibrium. {Title}", branch.Explain(), isReached, isReached ? [Shown(branch.End)] : [])
            {
                Status = StatusWords.Of(branch.Status),
                Method = "logit-path",
                Iterations = branch.Steps,
                Unit = "step",
                Seconds = run.Seconds,
                Tables = tables,
                Picture = Drawn(branch),
            };
        }

        NashSolution solution = method.Finish(branch);
        return Nash(method, solution, run.Seconds) with { Title = $"Limit of logit equilibria. {Title}", Explanation = $"{branch.Explain()} {solution.Explain()}", Tables = tables, Picture = Drawn(branch) };
    }

    // Nothing to draw where the path has no step.
    private static Action<TextWriter>? Drawn(LogitBranch branch) =>
        branch.Points.Count > 1 ? output => new SvgFigure().Write(LogitFigure.Of(branch), output) : null;

    private LogitBranch Followed(LogitLimit method, CancellationToken cancellation)
    {
        try
        {
            return Question.Lambda is { } precision ? method.Path.Follow(Game, precision, cancellation) : method.Follow(Game, cancellation);
        }
        catch (ArgumentException error)
        {
            throw new DataException(Question.Lambda is null ? "--concept qre" : "--lambda", LibraryWords.Of(error), error);
        }
    }

    // Scaled to sum to 1 exactly, as the check of gains wants it.
    private FoundEquilibrium Shown(LogitPoint point)
    {
        MixedProfile profile = MixedProfile.OfWeights(point.Strategies);
        return Shown(profile, NashCheck.Of(Game, profile));
    }

    private void WriteBranch(Utf8JsonWriter json, LogitBranch branch)
    {
        json.WriteFinite("residual", LogitCheck.Of(Game, branch.End.Precision, branch.End.Strategies).Residual);
        json.WriteNumber("turns", branch.Turns);
        json.WriteNumber("crossings", branch.Crossings);
        json.WriteStartArray("path");
        foreach (LogitPoint point in branch.Points)
        {
            json.WriteStartObject();
            json.WriteFinite("lambda", point.Precision);
            json.WriteStartArray("profile");
            foreach (Sequence<double> strategy in point.Strategies)
            {
                json.WriteStartArray();
                foreach (double probability in strategy)
                {
                    json.WriteFiniteValue(probability);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

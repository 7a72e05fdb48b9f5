using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Tests.Forecasting;

/// <summary>The indices and weights of OSRL-UCB against plain arithmetic.</summary>
public sealed class OsrlUcbTests
{
    private const long Horizon = 1000;
    private const int Rounds = 300;
    private const double Scale = 0.1;

    // As long as every answer is as meant nothing is known of costs, rules pay nothing, and the index of an effort is its mean worth, and its radius times the cap, by which payments may be off, and times the largest worth, the bonus.
    [Fact]
    public void While_answers_are_as_meant_it_means_the_effort_of_the_largest_index()
    {
        foreach (ScoringProblem model in (ScoringProblem[])[ForecastingModels.Two, ForecastingModels.Three])
        {
            int[] meant = Meant(model);
            Assert.Equal(Enumerable.Range(0, model.EffortCount), meant.Take(model.EffortCount));
            Assert.InRange(LargestMiss(model, meant, shift: 1, bonus: 1), 0, 1e-9);
        }
    }

    // Known-bad subjects: indices without what payments may be off, and without the bonus.
    [Fact]
    public void Finds_indices_that_lack_a_part()
    {
        foreach (ScoringProblem model in (ScoringProblem[])[ForecastingModels.Two, ForecastingModels.Three])
        {
            Assert.InRange(LargestMiss(model, Meant(model), shift: 0, bonus: 1), 0.001, 1);
            Assert.InRange(LargestMiss(model, Meant(model), shift: 1, bonus: 0), 0.001, 1);
        }
    }

    // min(1, K t^(−1/3)) after t rounds.
    [Theory]
    [InlineData(2, 8, 1)]
    [InlineData(2, 64, 0.5)]
    [InlineData(2, 1000, 0.2)]
    [InlineData(3, 27, 1)]
    [InlineData(3, 216, 0.5)]
    [InlineData(3, 1000, 0.3)]
    public void The_known_rule_weighs_the_number_of_efforts_over_the_cubic_root_of_rounds(int efforts, int rounds, double weight)
    {
        ForecastingRun run = Begin(efforts == 2 ? ForecastingModels.Two : ForecastingModels.Three);
        for (int round = 0; round < rounds; round++)
        {
            run.Observe(new(run.Target, 0, 0));
        }

        _ = run.Announce();
        Assert.Equal(weight, run.Commit().Weight, 1e-12);
    }

    private static ForecastingRun Begin(ScoringProblem model) => new OsrlUcb { Scale = Scale, ResolveRatio = 1.000001 }.Begin(ForecastingTask.Of(model), Horizon);

    private static int[] Meant(ScoringProblem model)
    {
        ForecastingRun run = Begin(model);
        int[] meant = new int[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            meant[round] = run.Target;
            run.Observe(new(meant[round], Belief(model, meant[round], round), 0));
        }

        return meant;
    }

    // By how much the index of the effort meant falls short of the largest one at most, once each effort was made. Payments are up to 1.
    private static double LargestMiss(ScoringProblem model, int[] meant, double shift, double bonus)
    {
        Sequence<double> worths = ForecastingTask.Of(model).Worths;
        double logarithm = (worths.Count * Math.Log(2)) + Math.Log(model.EffortCount * Horizon / 0.05);
        (double[] totals, double[] counts) = (new double[model.EffortCount], new double[model.EffortCount]);
        double largest = 0;
        for (int round = 0; round < meant.Length; round++)
        {
            if (round >= model.EffortCount)
            {
                double[] indices = [.. totals.Zip(counts, (total, count) => (total / count) + ((shift + (bonus * worths.Max())) * Scale * Math.Sqrt(2 * logarithm / count)))];
                largest = Math.Max(largest, indices.Max() - indices[meant[round]]);
            }

            totals[meant[round]] += worths[Belief(model, meant[round], round)];
            counts[meant[round]]++;
        }

        return largest;
    }

    // Any beliefs will do: the first ones mostly, and others the more, the larger the effort.
    private static int Belief(ScoringProblem model, int effort, int round) => round * 7 % 10 <= 2 * effort ? ForecastingTask.Of(model).BeliefCount - 1 : round % 2;
}

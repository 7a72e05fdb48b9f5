using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>The figures that the specification names, beside ours.</summary>
internal static class RateFigures
{
    /// <summary>The measure of senders that adds up what lies would gain.</summary>
    public const string Violation = "Violation";

    private const double TwoThirds = 2.0 / 3;

    /// <summary>Writes the table.</summary>
    public static void Write(Report report)
    {
        report.TableHead("figure", "instance here", "settings", "keys", "ours, mean ± s.e.", "specification");
        Promised(report);
        Ruled(report);
        Hired(report);
        Shared(report);
        report.TableEnd();
    }

    /// <summary>The place of a measure by its name.</summary>
    public static int Place(IContender contender, string name) => contender.Measures.Select(measure => measure.Name).ToList().IndexOf(name);

    /// <summary>What the best promise to senders whose lies nobody minds leaves to gain by lies.</summary>
    public static double Gained(InformedSendersProblem model)
    {
        SendersContender careless = new(model, new FullFeedbackReceiver { Scale = 1e6 });
        return RateCase.Play(careless, [10_000], 0).Measures[Place(careless, "Largest gain at the end")];
    }

    private static void Promised(Report report)
    {
        SendersContender full = new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 });
        long[] horizons = [1000, 4000, 16_000, 64_000];
        string[] wanted = ["1.18", "1.29", "1.45", "1.57"];
        for (int place = 0; place < horizons.Length; place++)
        {
            Row(report, $"2.6: violation/√T, T = {horizons[place]:N0}", "biased senders (not the source's)", "FULL, scale 0.1", OverRate(full, horizons[place], 0.5, 32, Violation), wanted[place]);
        }

        foreach (double alpha in (double[])[0.5, 0.67, 0.8])
        {
            SendersContender bandit = new(PromiseModels.Biased, new BanditFeedbackReceiver { Alpha = alpha, Scale = 0.1 });
            foreach (long horizon in horizons[1..])
            {
                Row(
                    report, FormattableString.Invariant($"2.7: violation/T^(1 − α/2), α = {alpha}, T = {horizon:N0}"), "biased senders (not the source's)", "BANDIT, scale 0.1", OverRate(bandit, horizon, 1 - (alpha / 2), 16, Violation), "0.5 to 1.4");
            }
        }
    }

    // The source names neither instance nor settings: the nearest of those tried, and the instances of other tests.
    private static void Ruled(Report report)
    {
        string[] two = ["6.4", "8.1", "9.0"];
        string[] three = ["36", "16", "10"];
        long[] horizons = [10_000, 100_000, 400_000];
        foreach ((string instance, ForecastingContender contender, string[] wanted) in ((string, ForecastingContender, string[])[])
            [
                ("0.5 and 0.8 at 0.1; scale 0.3, solved at steps of 1%", new(ForecastingModels.Dearer, new SafeUcb { Scale = 0.3, ResolveRatio = 1.01 }), two),
                ("0.5 and 0.8 at 0.05; scale 0.2", new(ForecastingModels.Uninformed, new SafeUcb { Scale = 0.2 }), two),
                ("0.6 and 0.9 at 0.05; scale 0.2", new(ForecastingModels.Two, new SafeUcb { Scale = 0.2 }), two),
                ("0.6, 0.8 and 0.9 at 0, 0.03 and 0.1, payments up to 5; scale 0.03", new(ForecastingModels.Binary((0.6, 0), (0.8, 0.03), (0.9, 0.1)).WithPaymentCap(5.0), new SafeUcb { Scale = 0.03 }), three),
            ])
        {
            for (int place = 0; place < horizons.Length; place++)
            {
                Row(
                    report, $"4.7: regret/T^(2/3), {contender.Model.EffortCount} efforts, T = {horizons[place]:N0}", instance, "SAFE-UCB", OverRate(contender, horizons[place], TwoThirds, 4), wanted[place]);
            }
        }
    }

    // What the mechanism handed over loses a round when ten times as many rounds are explored: when the horizon grows by 10^(3/2).
    private static void Hired(Report report)
    {
        HiringContender contender = new(HiringModels.One, new ObservedEffortsPrincipal { Scale = 0.2 });
        int loss = Place(contender, "Loss at the end");
        double[] ratios = [.. Enumerable.Range(0, 6).Select(run =>
            RateCase.Play(contender, [1_000_000_000], run).Measures[loss] / RateCase.Play(contender, [31_622_776_601], run).Measures[loss])];
        Row(report, "3.8: loss ÷ loss when N grows from 10⁶ to 10⁷", "one agent, 0.6 and 0.9 at 0.05", "efforts observed, scale 0.2", ratios, "√10 = 3.16");
    }

    private static void Shared(Report report)
    {
        ContractContender contender = new(ContractingModels.Worked, new LinearContractGrid(), ContractBenchmark.BestLinear);
        foreach ((long horizon, string wanted) in ((long, string)[])[(1000, "1.6"), (8000, "2.1"), (64_000, "2.1")])
        {
            Row(report, $"5.8: regret/T^(2/3), T = {horizon:N0}", "worked example", "linear grid", OverRate(contender, horizon, TwoThirds, 16), wanted);
        }
    }

    private static double[] OverRate(IContender contender, long horizon, double rate, int runs, string? growing = null) => [.. Enumerable.Range(0, runs)
        .Select(run => RateCase.Play(contender, [horizon], run))
        .Select(play => (growing is null ? play.Regret[0] : play.Measures[Place(contender, growing)]) / Elementary.Power(horizon, rate))];

    private static void Row(Report report, string figure, string instance, string settings, double[] runs, string wanted)
    {
        double mean = runs.Average();
        double error = Math.Sqrt(runs.Sum(run => (run - mean) * (run - mean)) / (runs.Length - 1.0) / runs.Length);
        report.Row(figure, instance, settings, Report.Number(runs.Length), $"{Report.Number(mean, "0.00")} ± {Report.Number(error, "0.000")}", wanted);
    }
}

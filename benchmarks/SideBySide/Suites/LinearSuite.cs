using System.Globalization;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Linear contextual learners: rounds a second on one core, and the same rewards as a textbook program.</summary>
internal sealed class LinearSuite : ISuite
{
    private const double Tolerance = 1e-6;

    private static readonly ConfidenceRadius One = new ConfidenceRadius.Constant(1);

    public string Name => "linear";

    public string Summary => "LinUCB at 10 arms in 10 dimensions, OptGTM at 100 arms in 32";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Linear contextual learners (B11)");
        bench.Report.Paragraph(
            "One run from the first round to the last, contexts and noise made beforehand; medians and minima of processor time, one thread. The textbook program solves for V⁻¹ anew after every sample; all must earn its sum of rewards.");
        bench.Report.TableHead(["learner", "arms × dimensions", "contexts", "rounds/s, median", "rounds/s, best", "textbook rounds/s"]);
        LinearWork small = new(10, 10, 10_000, 64);
        Compare(bench, "LinUCB", new LinUcb { Radius = One }, small, "fresh", isShared: true);
        Compare(bench, "disjoint LinUCB", new DisjointLinUcb { Radius = One }, small, "fresh", isShared: false);
        LinearWork large = new(100, 32, 5000, 16);
        Compare(bench, "OptGTM", GrimTrigger.Optimistic(One), large, "fresh", isShared: false);
        Compare(bench, "OptGTM", GrimTrigger.Optimistic(One), new LinearWork(100, 32, 5000, 1), "fixed", isShared: false);
        bench.Report.TableEnd();
        bench.Report.Paragraph(
            "The published figure of MABWiser for the first line is 1,550 rounds/s. MABWiser, river and NumPy were not run here.");
    }

    private static void Compare(Bench bench, string name, IContextualLearner learner, LinearWork work, string contexts, bool isShared)
    {
        double expected = work.PlayTextbook(isShared, 1);
        IReadOnlyList<Timing> timings = bench.Clock.Measure(
            [new(name, () => work.Play(learner)), new("textbook", () => work.PlayTextbook(isShared, 1))], Bench.Near(expected, Tolerance));
        bench.Report.Row(
            name,
            $"{work.Arms} × {work.Dimension}",
            contexts,
            timings[0].IsRight ? Rate(work, timings[0].Median) : $"rewards {Report.Number(timings[0].Value)}, not {Report.Number(expected)}",
            Rate(work, timings[0].Minimum),
            Rate(work, timings[1].Median));
    }

    private static string Rate(LinearWork work, double seconds) => (work.Rounds / seconds).ToString("#,0", CultureInfo.InvariantCulture);
}

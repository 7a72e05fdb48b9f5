using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>What the suite <c>gpu</c> does where there is a device: compare with the processor, measure the card's bounds, fill the card, compare with JAX.</summary>
internal static class CardSuite
{
    private const string AchievedOccupancy = "sm__warps_active.avg.pct_of_peak_sustained_active";

    /// <summary>Runs the parts that were asked for.</summary>
    public static void Run(Bench bench, Card card)
    {
        bench.Report.Heading(card.IsEmulated ? "A rehearsal without a GPU" : "A card full of episodes");
        if (card.IsEmulated)
        {
            bench.Report.Paragraph("ILGPU's emulation runs the kernels as code of the processor, at a tiny size: this shows that the suite runs. **Its times say nothing about any GPU.**");
        }

        bench.Report.Paragraph(string.Join('\n', card.Describe()));
        bench.Report.Paragraph(
            "Ten arms of means 0.05 to 0.95. An arm-pull is a round of an episode, one choice among ten arms, as in the suite `lanes`. Wall times; a first run of each contender, which compiles, is left out, the others come in turns. "
            + "\"On the device\" is the rate between launches, each awaited, while another is queued; \"to the results\" is the whole call, with what the processor prepares and reads back.");
        if (IsAsked(bench, "double"))
        {
            Measure<DeviceReal>(bench, card, LanePrecision.Bits64);
        }

        if (IsAsked(bench, "single"))
        {
            Measure<DeviceSingle>(bench, card, LanePrecision.Bits32);
        }

        if (IsAsked(bench, "peer"))
        {
            Compare(bench, card);
        }

        // Of the kernels named Play the conformance of three learners takes two launches each; the next are of UCB1 at its full batch.
        bench.Report.Paragraph(
            $"Occupancy above is what the driver computes beforehand, a bound. What a run achieves, Nsight Compute reads: `ncu --kernel-name regex:Play --launch-skip {2 * CardWork.All.Count + 2} --launch-count 2 --metrics {AchievedOccupancy} "
            + "./Mechanisms.SideBySide gpu --family single --repetitions 1 --out ncu.md`.");
    }

    private static bool IsAsked(Bench bench, string part) => bench.Families.Count == 0 || bench.Families.Contains(part);

    private static void Measure<TReal>(Bench bench, Card card, LanePrecision precision)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        string words = precision == LanePrecision.Bits32 ? "single" : "double";
        CardWork[] agreeing = Conforming<TReal>(bench, card, precision, $"Conformance and occupancy, {words} precision");
        int episodes = card.Batches[1];
        bench.Report.Heading($"UCB1 and UCB-S, {words} precision");
        bench.Report.Paragraph($"{episodes} episodes, two for every thread that the card holds; what differs from the processor has no times.");
        using GpuDevice device = card.Open(precision);
        using CardRooflines<TReal> bounds = new(card);
        bench.Report.TableHead("work", "rounds", "regret", "M pulls/s on the device", "M pulls/s to the results", "÷ quotients and roots", "÷ rounds in registers");
        foreach (int rounds in card.Rounds)
        {
            CardContender[] contenders = [bounds.Roots, bounds.Indices, .. agreeing.Select(work => work.On(device, episodes, rounds))];
            IReadOnlyList<CardSample> samples = new CardTurns(bench.Repetitions, card.Patience).Measure(contenders);
            foreach ((CardContender contender, CardSample sample) in contenders.Zip(samples))
            {
                bench.Report.Row(
                    contender.Name, rounds.ToString(CultureInfo.InvariantCulture), Regret(sample), Millions(sample.Rate), Millions(sample.Whole),
                    Report.Ratio(sample.Rate / samples[0].Rate), Report.Ratio(sample.Rate / samples[1].Rate));
            }
        }

        bench.Report.TableEnd();
    }

    /// <summary>The work whose results on the device have the bits of the processor's.</summary>
    private static CardWork[] Conforming<TReal>(Bench bench, Card card, LanePrecision precision, string heading)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        bench.Report.Heading(heading);
        bench.Report.TableHead("work", "episodes compared", "that differ", "threads of a group", "groups a multiprocessor", "occupancy at most", "registers", "local bytes");
        using GpuDevice device = card.Open(precision);
        List<CardWork> agreeing = [];
        foreach (CardWork work in CardWork.All)
        {
            EpisodeBatch batch = work.Batch(card.ComparedEpisodes, card.ComparedRounds);
            int differing = Differing(card.Reference(precision).Play(batch), device.Play(batch));
            if (differing == 0)
            {
                agreeing.Add(work);
            }

            KernelResidence residence = KernelResidence.Of<TReal>(card.Machine, work.Learner, batch.Environment.Arms);
            bench.Report.Row(
                work.Learner.Name, Whole(card.ComparedEpisodes), differing == 0 ? "none" : $"**{Whole(differing)}: no times**", Whole(residence.GroupSize), Whole(residence.Groups),
                residence.Occupancy.ToString("0%", CultureInfo.InvariantCulture), Whole(residence.Registers), Whole(residence.LocalBytes));
        }

        bench.Report.TableEnd();
        return [.. agreeing];
    }

    /// <summary>How many episodes have other results.</summary>
    internal static int Differing(Sequence<EpisodeResult> expected, Sequence<EpisodeResult> seen) =>
        Enumerable.Range(0, expected.Count).Count(episode => !expected[episode].Equals(seen[episode]));

    private static void Compare(Bench bench, Card card)
    {
        bench.Report.Heading("UCB1 in single precision by the size of the batch, and JAX");
        CardWork[] works = [CardWork.Ucb1, CardWork.EveryIndex];
        JaxWork[] ways = bench.Peers.Jax is { } jax ? JaxTrial.Fastest(jax, card, bench.Report) : [];
        bench.Report.Paragraph(ways.Length == 0
            ? "Without JAX, which was not named by `--peer jax=PYTHON`, is not there or failed."
            : $"JAX {bench.Peers.Jax!.Device}: `vmap` over episodes, `scan` over rounds, compiled, single precision, the faster ways of those tried above; its time ends when the device has finished, and reads nothing back. "
              + $"{(bench.Peers.Jax.Device.IsProcessor ? "**It computes on the processor, which was allowed by --jax-on-cpu or a rehearsal.** " : string.Empty)}"
              + "The ratio is to the faster JAX of the batch, for the rate on the device and for that to the results; there is none where regrets differ by more than six standard errors and 0.2%.");
        bench.Report.TableHead("work", "episodes", "regret", "M pulls/s on the device", "M pulls/s to the results", "÷ JAX, on the device", "÷ JAX, to the results");
        using GpuDevice device = card.Open(LanePrecision.Bits32);
        foreach (int episodes in card.Batches)
        {
            CardContender[] contenders =
                [.. works.Select(work => work.On(device, episodes, card.PeerRounds)), .. ways.Select(way => JaxTrial.Contender(bench.Peers.Jax!, way with { Episodes = episodes, Rounds = card.PeerRounds }, bench.Report))];
            IReadOnlyList<CardSample> samples = new CardTurns(bench.Repetitions, card.Patience).Measure(contenders);
            double best = samples.Skip(works.Length).Where(sample => Agrees(sample, samples[0])).Select(sample => sample.Whole).DefaultIfEmpty(double.NaN).Max();
            foreach ((CardContender contender, CardSample sample) in contenders.Zip(samples))
            {
                bool isRight = Agrees(sample, samples[0]);
                bench.Report.Row(
                    contender.Name, Whole(episodes), Regret(sample) + (isRight ? string.Empty : ", differs"), Millions(sample.Rate), Millions(sample.Whole),
                    Report.Ratio(isRight ? sample.Rate / best : double.NaN), Report.Ratio(isRight ? sample.Whole / best : double.NaN));
            }
        }

        bench.Report.TableEnd();
    }

    /// <summary>Whether two mean regrets of independent episodes are of one rule: within six standard errors, and what rounding in single precision may change.</summary>
    internal static bool Agrees(CardSample sample, CardSample expected) =>
        Math.Abs(sample.Regret - expected.Regret) <= (6 * double.Hypot(sample.Error, expected.Error)) + (0.002 * expected.Regret);

    private static string Regret(CardSample sample) => double.IsNaN(sample.Regret) ? "–" : Report.Number(sample.Regret, "0.00");

    private static string Millions(double rate) => double.IsNaN(rate) ? "–" : Report.Number(rate / 1e6, rate < 1e9 ? "0.00" : "0");

    private static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}

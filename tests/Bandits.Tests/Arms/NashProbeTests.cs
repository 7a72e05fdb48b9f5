using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class NashProbeTests
{
    private static readonly ToyClicks Toy = new([0.9, 0.5]);

    [Fact]
    public void Every_arm_wants_to_be_clicked_more_and_the_claim_is_refuted_with_the_deviation()
    {
        NashProbeResult result = Probe(new RandomArm(), [0.5, 0.5], [0.25, 1], 400, 20).Run(new PlainDevice());
        EquilibriumFinding finding = result.Judge(epsilon: 10);
        DeviationEstimate witness = Assert.IsType<Verdict<DeviationEstimate>.Refuted>(finding.Verdict).Witness;
        Assert.Equal([1.0], witness.Move.Strategies);
        Assert.Equal([0.5], witness.From);
        Assert.InRange(witness.Gain, finding.LeastEpsilon, finding.LargestEpsilon);
        Assert.StartsWith("Refuted for ε = 10 at 95% confidence (Student's t, union bound over 4 moves): player ", finding.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_allowance_is_not_refuted_and_the_bound_on_epsilon_holds_every_gain()
    {
        NashProbeResult result = Probe(new RandomArm(), [0.5, 0.5], [0.25, 1], 400, 20).Run(new PlainDevice());
        EquilibriumFinding finding = result.Judge(epsilon: 400);
        Assert.Equal(new Verdict<DeviationEstimate>.NotRefuted(4), finding.Verdict);
        Assert.All(result.Estimates, estimate => Assert.True(estimate.Gain <= finding.LargestEpsilon));
        Assert.True(finding.LargestEpsilon < 400);
    }

    [Fact]
    public void An_arm_that_is_never_shown_has_nothing_to_gain()
    {
        NashProbeResult result = Probe(new OneArm(0), [1, 0.5], [0.25, 1], 100, 5).Run(new PlainDevice());
        Assert.Equal(0, result.Best.Gain);
        EquilibriumFinding finding = result.Judge(0);
        Assert.False(finding.Verdict.IsRefuted);
        Assert.Equal(0, finding.LeastEpsilon);
    }

    [Fact]
    public void Gains_are_paired_run_by_run_and_equal_those_of_the_best_response_curve()
    {
        NashProbeResult result = Probe(new ClickChaser(), [0.5, 0.4], [0.3, 0.6], 100, 10).Run(new PlainDevice());
        for (int arm = 0; arm < 2; arm++)
        {
            BestResponseCurve curve = new BestResponseExperiment(Toy, new ClickChaser(), [0.5, 0.4], arm, [0.3, 0.6], 100, 10, 4).Run(new PlainDevice());
            Assert.Equal(curve.Points.Select(point => (point.Gain, point.GainError)), result.Estimates.Skip(2 * arm).Take(2).Select(estimate => (estimate.Gain, estimate.Error)));
            Assert.Equal(curve.Own.Clicks, result.Utilities[arm].Average(), 1e-9);
        }
    }

    [Fact]
    public void A_coalition_gains_what_no_member_gains_alone()
    {
        JointMove both = new([0, 1], [1, 1]);
        Sequence<JointMove> moves = [.. JointMove.Unilateral(2, [1]), both];
        NashProbeResult result = new NashProbe(new Boycott(), [0, 0], moves, 2, 1).Run(new CpuDevice());
        Assert.Equal([-1.0, -1.0, 2.0], result.Estimates.Select(estimate => estimate.Gain));
        Assert.Equal(both, Assert.IsType<Verdict<DeviationEstimate>.Refuted>(result.Judge(1).Verdict).Witness.Move);
    }

    [Fact]
    public void Progress_counts_all_moves()
    {
        ProgressLog log = new();
        Probe(new OneArm(0), [1, 0.5], [0.25, 1], 100, 5).Run(new PlainDevice(), log);
        Assert.Equal((2500, 2500), (log.Reports[^1].DonePulls, log.Reports[^1].TotalPulls));
        Assert.Equal(log.Reports.OrderBy(report => report.DonePulls), log.Reports);
    }

    // A true claim with noise in every gain: 500 probes of 10 moves at 90% confidence. More than 84 refutations of a true claim
    // (50 expected at most) happen with probability below 1e-6.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_true_claim_is_refuted_no_more_often_than_stated_and_a_false_one_always(bool isTrue)
    {
        int refuted = 0;
        for (ulong root = 0; root < 500; root++)
        {
            NoisyGame game = new(isTrue ? 0 : 2);
            NashProbe probe = new(game, [0], JointMove.Unilateral(1, Sequence.Of(10, index => index + 1.0)), 40, root);
            refuted += probe.Run(new CpuDevice()).Judge(0, 0.9).Verdict.IsRefuted ? 1 : 0;
        }

        Assert.True(isTrue ? refuted <= 84 : refuted == 500, $"{refuted} of 500 refuted.");
    }

    // Planted bug: one interval per move without the union bound refutes true claims far more often than stated.
    [Fact]
    public void Judging_without_the_union_bound_is_refuted_by_the_same_count()
    {
        int refuted = 0;
        for (ulong root = 0; root < 500; root++)
        {
            NashProbe probe = new(new NoisyGame(0), [0], JointMove.Unilateral(1, Sequence.Of(10, index => index + 1.0)), 40, root);
            refuted += probe.Run(new CpuDevice()).Estimates.Any(estimate => new NashProbeResult(
                probe, "", [], [], [estimate]).Judge(0, 0.9).Verdict.IsRefuted) ? 1 : 0;
        }

        Assert.True(refuted > 84, $"{refuted} of 500 refuted.");
    }

    [Fact]
    public void Bounds_that_hold_for_every_distribution_are_wider_and_still_refute_clickbait()
    {
        ClickUtility utility = new ClickUtility.ClickPenalty(5);
        ClickBandit bandit = new([0.6, 0.5, 0.4], utility);
        NashProbe probe = new(
            new ClickGame(bandit, new UcbMu(), 5_000), bandit.TruthfulClickRates, JointMove.Unilateral(3, [0.8, 1]), 200, 3);
        NashProbeResult result = probe.Run(new CpuDevice());
        EquilibriumFinding student = result.Judge(100);
        EquilibriumFinding bernstein = result.Judge(100, interval: new EmpiricalBernsteinInterval());
        Assert.True(student.Verdict.IsRefuted && bernstein.Verdict.IsRefuted);
        Assert.True(student.LargestEpsilon < bernstein.LargestEpsilon);
        Assert.True(student.LeastEpsilon > bernstein.LeastEpsilon);
    }

    [Fact]
    public void Truthful_play_is_an_approximate_equilibrium_under_screening_and_none_without()
    {
        ClickUtility utility = new ClickUtility.ClickPenalty(5);
        ClickBandit bandit = new([0.6, 0.5, 0.4], utility);
        Sequence<JointMove> moves = JointMove.Unilateral(3, StrategyGrid.Even(0.2, 1, 9));
        EquilibriumFinding Judge(ILearner learner) =>
            new NashProbe(new ClickGame(bandit, learner, 5_000), bandit.TruthfulClickRates, moves, 40, 3).Run(new CpuDevice()).Judge(750);
        Assert.False(Judge(new UcbS(utility)).Verdict.IsRefuted);
        Assert.True(Judge(new UcbMu()).Verdict.IsRefuted);
    }

    [Fact]
    public void The_same_bits_on_any_number_of_threads()
    {
        NashProbe probe = new(new NoisyGame(1), [0], JointMove.Unilateral(1, [1, 2]), 50, 5);
        NashProbeResult expected = probe.Run(new CpuDevice { Threads = 1 });
        Assert.All((int[])[2, 8], threads => Assert.Equal(expected.Estimates, probe.Run(new CpuDevice { Threads = threads }).Estimates));
    }

    [Fact]
    public void Questions_that_make_no_sense_are_refused()
    {
        ClickGame game = new(Toy, new RandomArm(), 10);
        Assert.Throws<ArgumentException>(() => new NashProbe(game, [0.5], [new([0], [1])], 2, 1));
        Assert.Throws<ArgumentException>(() => new NashProbe(game, [0.5, 0.5], [], 2, 1));
        Assert.Throws<ArgumentException>(() => new NashProbe(game, [0.5, 0.5], [new([2], [1])], 2, 1));
        Assert.Throws<ArgumentException>(() => new NashProbe(game, [0.5, 0.5], [new([1, 0], [1, 1])], 2, 1));
        Assert.Throws<ArgumentException>(() => new NashProbe(game, [0.5, 0.5], [new([0], [1.5])], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NashProbe(game, [0.5, 0.5], [new([0], [1])], 0, 1));
        NashProbeResult one = new NashProbe(game, [0.5, 0.5], [new([0], [1])], 1, 1).Run(new PlainDevice());
        Assert.Throws<InvalidOperationException>(() => one.Judge(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Judge(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Judge(1, 1));
    }

    private static NashProbe Probe(ILearner learner, Sequence<double> profile, Sequence<double> grid, long horizon, int replications) =>
        new(new ClickGame(Toy, learner, horizon), profile, JointMove.Unilateral(2, grid), replications, 4);

    /// <summary>Leaving alone costs 1; leaving together pays 1 each.</summary>
    private sealed record Boycott : IndependentGame
    {
        public override string Name => "boycott";

        public override int Players => 2;

        public override long Rounds => 1;

        public override void Require(Sequence<double> profile)
        {
        }

        protected override StrategicOutcome PlayOnce(Sequence<double> profile, StreamKey key, CancellationToken cancellation) =>
            new(Sequence.Of(2, player => profile[player] == 0 ? 0 : (2 * profile.Sum()) - 3), 0);
    }

    /// <summary>One player whose every deviation earns the same on average, in fair noise.</summary>
    private sealed record NoisyGame(double Gain) : IndependentGame
    {
        public override string Name => "noise";

        public override int Players => 1;

        public override long Rounds => 1;

        public override double UtilityRange => Gain + 2;

        public override void Require(Sequence<double> profile)
        {
        }

        protected override StrategicOutcome PlayOnce(Sequence<double> profile, StreamKey key, CancellationToken cancellation)
        {
            RandomStream stream = key.Role(Streams.Rewards).Agent((int)profile[0]).Open();
            return new([(profile[0] > 0 ? Gain : 0) + (2 * stream.NextDouble()) - 1], 0);
        }
    }
}

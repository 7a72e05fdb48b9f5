using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

public sealed class InformedSendersTests
{
    private static readonly Matrix<Rational> Identity = Numbers(2, 2, 1, 0, 0, 1);

    [Fact]
    public void The_value_is_that_of_a_program_with_a_row_for_every_map_of_reports() => ForAll(60, AgreesWithMaps);

    [LongFact]
    public void The_value_is_that_of_a_program_with_a_row_for_every_map_of_reports_on_a_thousand_problems() => ForAll(1000, AgreesWithMaps);

    // A mediator who hears the senders advises a receiver who does not care: another program, with rows for the receiver too, and the same value.
    [Fact]
    public void Senders_are_players_of_a_mediated_game_whose_receiver_does_not_care() => ForAll(60, problem =>
    {
        (int signals, int actions) = (problem.Signals.Count, problem.ActionCount);
        Rational[] prior = [.. Enumerable.Range(0, signals).Select(profile => Worth(_ => Rational.One, profile))];
        CommunicationGame game = CommunicationGame.Create(
            [.. problem.Signals.Counts, 1],
            [.. Enumerable.Repeat(1, problem.SenderCount), actions],
            prior,
            [.. problem.SenderUtilities.Select(Table), new(signals, actions, [.. Enumerable.Repeat(Rational.Zero, signals * actions)])]);
        AssertClose(Value(problem), CommunicationProblem.For(game, Table(problem.ReceiverUtility)).Solve().Value);

        Matrix<Rational> Table(Matrix<Rational> utility) => new(signals, actions, [.. Enumerable.Range(0, signals * actions).Select(place =>
            prior[place / actions].Sign == 0 ? Rational.Zero : Worth(state => utility[place % actions, state], place / actions) / prior[place / actions])]);

        Rational Worth(Func<int, Rational> utility, int profile) => Enumerable.Range(0, problem.Joint!.Value.Rows)
            .Aggregate(Rational.Zero, (sum, state) => sum + (problem.Joint.Value[state, profile] * utility(state)));
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit_and_lies_between_the_uninformed_and_the_first_best() => ForAll(60, problem =>
    {
        InformedSendersSolution solution = problem.Solve(new TruthfulReports());
        IncentiveAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        Assert.InRange(solution.Value, solution.Uninformed - 1e-9, solution.FirstBest + 1e-9);
    });

    [Fact]
    public void Generating_rows_finds_the_same_value_and_passes_the_exact_audit_of_the_whole_program() => ForAll(60, problem =>
    {
        InformedSendersSolution generated = problem.Solve(new TruthfulReports { Program = new RowGeneration { LeastRows = 1 } });
        AssertClose(Value(problem), generated.Value);
        Assert.True(generated.Audit() is { Passed: true, Exact: true }, generated.Audit().Explain());
    });

    [Fact]
    public void Senders_who_agree_with_the_receiver_or_do_not_care_tell_all() => ForAll(30, problem =>
    {
        Matrix<Rational> nothing = problem.ReceiverUtility.Select(_ => Rational.One);
        foreach (Matrix<Rational> own in (Matrix<Rational>[])[problem.ReceiverUtility, nothing])
        {
            InformedSendersSolution solution = With(problem, own).Solve(new TruthfulReports());
            AssertClose(solution.FirstBest, solution.Value);
        }
    });

    [Fact]
    public void One_sender_opposed_to_the_receiver_tells_nothing() => ForAll(30, problem =>
    {
        if (problem.SenderCount == 1)
        {
            InformedSendersSolution solution = With(problem, problem.ReceiverUtility.Select(utility => -utility)).Solve(new TruthfulReports());
            AssertClose(solution.Uninformed, solution.Value);
        }
    });

    [Fact]
    public void Three_senders_who_know_the_state_are_checked_against_each_other()
    {
        Matrix<Rational> joint = new(2, 8, [.. Enumerable.Range(0, 16).Select(place => place is 0 or 15 ? new Rational(1, 2) : Rational.Zero)]);
        Matrix<Rational> opposed = Identity.Select(utility => -utility);
        InformedSendersSolution solution = InformedSendersProblem.Create(joint, [2, 2, 2], Identity, [opposed, opposed, opposed]).Solve(new TruthfulReports());

        AssertClose(1, solution.Value);
    }

    // Utilities 0, 1 and 1/2 of the actions whatever the state: only a draw between the first two leaves the sender indifferent to the third.
    [Fact]
    public void A_sender_who_cares_for_the_action_alone_may_have_to_face_a_lottery()
    {
        Matrix<Rational> receiver = Numbers(3, 2, 2, 0, 2, 0, 0, 2);
        Matrix<Rational> sender = new(3, 2, [0, 0, 1, 1, new(1, 2), new(1, 2)]);
        Matrix<Rational> joint = new(2, 2, [new(1, 2), 0, 0, new(1, 2)]);
        InformedSendersSolution solution = InformedSendersProblem.Create(joint, [2], receiver, [sender]).Solve(new TruthfulReports());

        AssertClose(2, solution.Value);
        Assert.Equal(0.5, solution.Mechanism.Probabilities[0, 0].ToDouble(), 1e-9);
    }

    [Fact]
    public void Metamorphic_changes_leave_the_value_or_scale_it() => ForAll(30, problem =>
    {
        double value = Value(problem);
        int[] reversed = [.. Enumerable.Range(0, problem.ActionCount).Reverse()];
        AssertClose(value, Value(SendersCase.WithActions(problem, reversed)));
        AssertClose(value, Value(SendersCase.WithActions(problem, [.. reversed, 0])));
        int[] states = [.. Enumerable.Range(0, problem.Joint!.Value.Rows).Reverse()];
        AssertClose(value, Value(InformedSendersProblem.Create(
            SendersCase.Rows(problem.Joint.Value, states), problem.Signals.Counts, SendersCase.Columns(problem.ReceiverUtility, states), [.. problem.SenderUtilities.Select(own => SendersCase.Columns(own, states))])));
        Rational factor = 7;
        AssertClose(7 * value, Value(InformedSendersProblem.Create(
            problem.Joint.Value, problem.Signals.Counts, problem.ReceiverUtility.Select(utility => factor * utility), problem.SenderUtilities)));
        AssertClose(value, Value(InformedSendersProblem.Create(
            problem.Joint.Value, problem.Signals.Counts, problem.ReceiverUtility, [.. problem.SenderUtilities.Select(own => own.Select(utility => (factor * utility) + factor))])));
    });

    // The last sender's first signal is split into two that say the same: half of each weight goes to a copy.
    [Fact]
    public void Splitting_a_signal_into_two_identical_ones_leaves_the_value() => ForAll(30, problem =>
    {
        int last = problem.Signals.Counts[^1];
        Matrix<Rational> joint = problem.Joint!.Value;
        Rational half = new(1, 2);
        Rational[] split =
        [
            .. joint.Entries.ToArray().Chunk(last).SelectMany(signals => (Rational[])[half * signals[0], .. signals[1..], half * signals[0]]),
        ];
        InformedSendersProblem copied = InformedSendersProblem.Create(
            new Matrix<Rational>(joint.Rows, split.Length / joint.Rows, split), [.. problem.Signals.Counts.SkipLast(1), last + 1], problem.ReceiverUtility, problem.SenderUtilities);
        AssertClose(Value(problem), Value(copied));
    });

    // An action like another for every sender and no better for the receiver; one that senders dislike may help as a threat, see below.
    [Fact]
    public void A_dominated_action_that_no_sender_minds_leaves_the_value() => ForAll(30, problem =>
    {
        Matrix<Rational> receiver = problem.ReceiverUtility;
        AssertClose(Value(problem), Value(InformedSendersProblem.Create(
            problem.Joint!.Value,
            problem.Signals.Counts,
            new Matrix<Rational>(receiver.Rows + 1, receiver.Columns, [.. receiver.Entries, .. receiver.Row(0).ToArray().Select(utility => utility - Rational.One)]),
            [.. problem.SenderUtilities.Select(own => SendersCase.Rows(own, [.. Enumerable.Range(0, own.Rows), 0]))])));
    });

    [Fact]
    public void Permuting_a_senders_signals_leaves_the_value() => ForAll(30, problem =>
    {
        int last = problem.Signals.Counts[^1];
        Matrix<Rational> joint = problem.Joint!.Value;
        AssertClose(Value(problem), Value(InformedSendersProblem.Create(
            new Matrix<Rational>(joint.Rows, joint.Columns, [.. joint.Entries.ToArray().Chunk(last).SelectMany(signals => signals.Reverse())]),
            problem.Signals.Counts, problem.ReceiverUtility, problem.SenderUtilities)));
    });

    // Known by the receiver, not told: senders who mind what is done may tell more when they know less.
    [Fact]
    public void Garbled_signals_are_worth_no_more_when_nobody_lies() => ForAll(40, problem =>
    {
        InformedSendersProblem garbled = InformedSendersProblem.Create(
            Garbling.Of(problem.Joint!.Value, problem.Signals.Counts[^1], new Rational(1, 2)), problem.Signals.Counts, problem.ReceiverUtility, problem.SenderUtilities);
        Assert.True(garbled.Solve(new TruthfulReports()).FirstBest <= problem.Solve(new TruthfulReports()).FirstBest + 1e-9);
    });

    // Truth needs the sender's mean v to be the same after every report: for each mean, every signal has the best lottery of that mean, and the best mean is some action's v.
    [Fact]
    public void One_sender_who_cares_for_the_action_alone_is_worth_the_best_of_the_envelopes() => ForAll(60, problem =>
    {
        if (problem.SenderCount == 1)
        {
            double[] cares = [.. Enumerable.Range(0, problem.ActionCount).Select(action => problem.SenderUtilities[0][action, 0].ToDouble())];
            Matrix<Rational> own = new(problem.ActionCount, problem.ReceiverUtility.Columns, [.. Enumerable.Range(0, problem.ActionCount * problem.ReceiverUtility.Columns)
                .Select(place => problem.SenderUtilities[0][place / problem.ReceiverUtility.Columns, 0])]);
            double best = cares.Max(mean => Enumerable.Range(0, problem.Signals.Count).Sum(signal => Envelope(cares, [.. Enumerable.Range(0, problem.ActionCount).Select(action =>
                Enumerable.Range(0, problem.Joint!.Value.Rows).Sum(state => (problem.Joint.Value[state, signal] * problem.ReceiverUtility[action, state]).ToDouble()))], mean)));
            AssertClose(best, Value(With(problem, own)));
        }
    });

    [Fact]
    public void Two_opposed_senders_who_know_the_state_tell_nothing_unless_a_mismatch_can_be_punished()
    {
        Matrix<Rational> joint = new(2, 4, [new(3, 5), 0, 0, 0, 0, 0, 0, new(2, 5)]);
        Matrix<Rational> first = Numbers(2, 2, 1, 1, 0, 0);
        Matrix<Rational> second = Numbers(2, 2, 0, 0, 1, 1);
        AssertClose(0.6, Value(InformedSendersProblem.Create(joint, [2, 2], Identity, [first, second])));
        AssertClose(1, Value(InformedSendersProblem.Create(
            joint,
            [2, 2],
            Numbers(3, 2, 1, 0, 0, 1, -1, -1),
            [Numbers(3, 2, 1, 1, 0, 0, -1, -1), Numbers(3, 2, 0, 0, 1, 1, -1, -1)])));
    }

    [Fact]
    public void With_one_action_there_is_nothing_to_tell() => ForAll(20, problem =>
    {
        InformedSendersProblem forced = SendersCase.WithActions(problem, 0);
        InformedSendersSolution solution = forced.Solve(new TruthfulReports());
        AssertClose(solution.Uninformed, solution.Value);
        AssertClose(solution.FirstBest, solution.Value);
    });

    [Fact]
    public void Weighted_utilities_are_all_that_counts() => ForAll(30, problem =>
    {
        Matrix<Rational> Weighted(Matrix<Rational> utility) => new(problem.ActionCount, problem.Signals.Count, [.. Enumerable.Range(0, problem.ActionCount).SelectMany(
            action => Enumerable.Range(0, problem.Signals.Count).Select(profile => Enumerable.Range(0, utility.Columns)
                .Aggregate(Rational.Zero, (sum, state) => sum + (problem.Joint!.Value[state, profile] * utility[action, state]))))]);
        InformedSendersProblem direct = InformedSendersProblem.FromWeightedUtilities(
            problem.Signals.Counts, Weighted(problem.ReceiverUtility), [.. problem.SenderUtilities.Select(Weighted)]);
        InformedSendersSolution solution = direct.Solve(new TruthfulReports());
        AssertClose(Value(problem), solution.Value);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
        Assert.Null(Assert.Single(solution.Audit().Findings).ConditionalGain);
    });

    [Fact]
    public void A_margin_is_kept_exactly_or_said_to_be_impossible()
    {
        InformedSendersProblem problem = InformedSendersProblem.Create(new Matrix<Rational>(2, 2, [new(2, 5), new(1, 10), new(1, 10), new(2, 5)]), [2], Identity, [Identity]);

        // Truth earns 0.8 and a lie 0.2 given the signal, so that 0.6 is the largest margin.
        InformedSendersSolution kept = problem.WithMargin(new Rational(3, 5)).Solve(new TruthfulReports());
        AssertClose(0.8, kept.Value);
        Assert.True(kept.Audit() is { Passed: true, Exact: true }, kept.Audit().Explain());
        Assert.Equal(LinearProgramStatus.Infeasible, problem.WithMargin(0.61).Solve(new TruthfulReports()).Status);
        Assert.Contains("Lower the margin", problem.WithMargin(0.61).Solve(new TruthfulReports()).Explain(), StringComparison.Ordinal);
        ReportMechanism truthful = ReportMechanism.Create(problem.WithMargin(0.61), Identity);
        Assert.Contains("falls short of its margin", Assert.Single(InformedSendersIncentives.Check(truthful).Violations.Take(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_condition_is_kept_and_priced_into_the_value()
    {
        InformedSendersProblem problem = InformedSendersProblem.Create(new Matrix<Rational>(2, 2, [new(1, 2), 0, 0, new(1, 2)]), [2], Identity, [Identity]);
        MechanismConstraint seldom = new("action 1 at most every fifth time", Numbers(2, 2, 0, 1, 0, 1), null, new Rational(1, 5));
        InformedSendersSolution solution = problem.WithConstraint(seldom).Solve(new TruthfulReports());

        AssertClose(0.6, solution.Value);
        Assert.True(solution.Audit().Passed);
        Assert.False(InformedSendersIncentives.CheckExactly(ReportMechanism.Create(problem.WithConstraint(seldom), Identity)).IsAccepted);
    }

    [Fact]
    public void An_exact_mechanism_is_proved_truthful_and_a_planted_lie_is_refuted()
    {
        InformedSendersProblem problem = InformedSendersProblem.Create(
            new Matrix<Rational>(2, 2, [new(1, 2), 0, 0, new(1, 2)]), [2], Identity, [Identity]);

        Assert.IsType<Verdict<SenderGain>.Proved>(InformedSendersIncentives.CheckExactly(ReportMechanism.Create(problem, Identity)).Verdict);
        InformedSendersReport planted = InformedSendersIncentives.CheckExactly(ReportMechanism.Create(problem, Numbers(2, 2, 0, 1, 1, 0)));
        Assert.True(planted.Verdict.IsRefuted);
        Assert.Equal((0.5, 1.0), (planted.Best!.Value.Gain, planted.LargestConditionalGain!.Value));
        Assert.Equal(1, planted.MapGain(0));
    }

    // The receiver, another sender, or a state that never occurs may have billions: none of that makes a lie that gains 0.5 rounding.
    [Fact]
    public void Large_utilities_of_others_hide_no_lie()
    {
        Matrix<Rational> rich = new(2, 2, [1_000_000_000, 0, 0, 1_000_000_000]);
        InformedSendersProblem problem = InformedSendersProblem.Create(
            new Matrix<Rational>(3, 4, [new(1, 2), 0, 0, 0, 0, 0, 0, new(1, 2), 0, 0, 0, 0]),
            [2, 2],
            new Matrix<Rational>(2, 3, [1_000_000_000, 0, 0, 0, 1_000_000_000, 0]),
            [new Matrix<Rational>(2, 3, [0, 0, 1_000_000_000, 1, 1, 0]), new Matrix<Rational>(2, 3, [.. rich.Row(0), 0, .. rich.Row(1), 0])]);
        Matrix<Rational> first = Numbers(4, 2, 1, 0, 1, 0, 0, 1, 0, 1);
        InformedSendersReport report = InformedSendersIncentives.Check(ReportMechanism.Create(problem, first));

        Assert.Equal(new SenderLie(0, 0, 1), Assert.IsType<Verdict<SenderGain>.Refuted>(report.Verdict).Witness.Lie);
        Assert.Equal((0.5, false), (report.Finding.LargestGain, report.IsAccepted));
        InformedSendersReport strict = InformedSendersIncentives.Check(ReportMechanism.Create(problem.WithMargin(new Rational(1, 10)), Numbers(4, 2, 1, 0, 1, 0, 1, 0, 1, 0)));
        Assert.Contains(strict.Violations, violation => violation.Contains("truth of sender 0 on signal 0 falls short of its margin by 0.05", StringComparison.Ordinal));
    }

    [Fact]
    public void The_best_lie_is_no_truth_and_shows_what_it_costs()
    {
        InformedSendersProblem problem = InformedSendersProblem.Create(new Matrix<Rational>(2, 2, [new(1, 2), 0, 0, new(1, 2)]), [2], Identity, [Identity]);
        InformedSendersReport report = InformedSendersIncentives.Check(ReportMechanism.Create(problem, Identity));
        Assert.Equal((-0.5, -1.0, 0.0), (report.Best!.Value.Gain, report.LargestConditionalGain!.Value, report.MapGain(0)));
        Assert.NotEqual(report.Best.Value.Lie.Signal, report.Best.Value.Lie.Report);
    }

    // Planted: the receiver's best action on each profile of reports, as if nobody lied.
    [Fact]
    public void Taking_reports_at_face_value_is_refuted() => Assert.Contains(Laws.Sample(SendersCase.Any.Generator, 5, 100), drawn =>
    {
        InformedSendersProblem problem = drawn.Problem;
        Rational[] naive = new Rational[problem.Signals.Count * problem.ActionCount];
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            int best = Enumerable.Range(0, problem.ActionCount).MaxBy(action => Enumerable.Range(0, problem.Joint!.Value.Rows)
                .Sum(state => (problem.Joint.Value[state, profile] * problem.ReceiverUtility[action, state]).ToDouble()));
            naive[(profile * problem.ActionCount) + best] = Rational.One;
        }

        return !InformedSendersIncentives.CheckExactly(ReportMechanism.Create(problem, new Matrix<Rational>(problem.Signals.Count, problem.ActionCount, naive))).IsAccepted;
    });

    // The most that a lottery over points (place, height) has with this mean place: two points are enough.
    private static double Envelope(double[] places, double[] heights, double mean)
    {
        double best = double.NegativeInfinity;
        for (int left = 0; left < places.Length; left++)
        {
            for (int right = 0; right < places.Length; right++)
            {
                double width = places[right] - places[left];
                double share = width > 0 ? (mean - places[left]) / width : 0;
                if (places[left] == mean || (width > 0 && share is >= 0 and <= 1))
                {
                    best = Math.Max(best, ((1 - share) * heights[left]) + (share * heights[right]));
                }
            }
        }

        return best;
    }

    private static void AgreesWithMaps(InformedSendersProblem problem) => AssertClose(ReportMapPrograms.Value(problem), Value(problem));

    private static double Value(InformedSendersProblem problem) => problem.Solve(new TruthfulReports()).Value;

    private static InformedSendersProblem With(InformedSendersProblem problem, Matrix<Rational> own) => InformedSendersProblem.Create(
        problem.Joint!.Value, problem.Signals.Counts, problem.ReceiverUtility, Sequence.Of(problem.SenderCount, _ => own));

    private static Matrix<Rational> Numbers(int rows, int columns, params int[] entries) => new(rows, columns, [.. entries.Select(entry => (Rational)entry)]);

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-9);

    private static void ForAll(int cases, Action<InformedSendersProblem> law) =>
        Prop.ForAll(SendersCase.Any, drawn => law(drawn.Problem)).Check(Laws.Config.WithMaxTest(cases));
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>
/// A random small problem of one or two agents in exact numbers, with signals from a common source or independent ones. Costs are small, so that
/// work is often worth while; ties, efforts that are copies, and certain signals are frequent. Shrinks by dropping the cap.
/// </summary>
public sealed record AgentsCase(HiredAgentsProblem Problem)
{
    public static Arbitrary<AgentsCase> Any { get; } = Arb.From(Common, Shrink);

    public static Arbitrary<AgentsCase> Independent { get; } = Arb.From(Separate, Shrink);

    /// <summary>Two agents who can copy each other's evidence, under low caps: the correlation of recommendations often matters.</summary>
    public static Arbitrary<AgentsCase> Audited { get; } = Arb.From(Audits, Shrink);

    private static Gen<AgentsCase> Audits =>
        from efforts in Gen.Elements(2, 2, 2, 3).ArrayOf(2)
        from costs in Gen.Choose(1, 9).ArrayOf(2)
        from accuracy in Gen.Choose(11, 19)
        from guesses in Gen.Elements(2, 2, 1, 0).ArrayOf(2)
        from cap in Gen.Choose(1, 12)
        select new AgentsCase(MakeAudited(efforts, costs, new(accuracy, 20), guesses).WithPaymentCap(new Rational(cap * cap, 72)));

    private static Gen<AgentsCase> Common =>
        from agents in Gen.Choose(1, 2)
        from efforts in Gen.Elements(1, 2, 2, 2, 3).ArrayOf(agents)
        from states in Gen.Elements(1, 2, 2, 2)
        from numbers in Gen.Choose(0, 5).ArrayOf(64)
        from cap in Gen.Choose(-4, 6)
        select new AgentsCase(MakeCommon(efforts, states, numbers).WithPaymentCap(cap <= 0 ? null : new Rational(cap * cap, 8)));

    private static Gen<AgentsCase> Separate =>
        from agents in Gen.Choose(1, 2)
        from efforts in Gen.Choose(1, 2).ArrayOf(agents)
        from numbers in Gen.Choose(0, 5).ArrayOf(64)
        from cap in Gen.Choose(-4, 6)
        select new AgentsCase(MakeIndependent(efforts, numbers).WithPaymentCap(cap <= 0 ? null : new Rational(cap * cap, 8)));

    public override string ToString()
    {
        StringBuilder text = new($"{Problem}; prior {Problem.Prior}; utility {Problem.Utility}; costs {Problem.Costs}");
        foreach (Matrix<Rational> law in Problem.SignalLaws)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"; law {law}");
        }

        return text.ToString();
    }

    /// <summary>The same problem with other data: whatever is null stays.</summary>
    public static HiredAgentsProblem With(
        HiredAgentsProblem problem, Matrix<Rational>? utility = null, Sequence<Sequence<Rational>>? costs = null, Sequence<int>? signalCounts = null, Sequence<Matrix<Rational>>? laws = null) =>
        HiredAgentsProblem.Create(
            problem.Prior, utility ?? problem.Utility, costs ?? problem.Costs, signalCounts ?? problem.Signals.Counts, laws ?? problem.SignalLaws).WithPaymentCap(problem.PaymentCap);

    /// <summary>The same agents in the reverse order.</summary>
    public static HiredAgentsProblem Reversed(HiredAgentsProblem problem)
    {
        ProfileSpace efforts = new([.. problem.Efforts.Counts.Reverse()]);
        ProfileSpace signals = new([.. problem.Signals.Counts.Reverse()]);
        return With(problem, costs: [.. problem.Costs.Reverse()], signalCounts: signals.Counts, laws: Sequence.Of(efforts.Count, profile =>
        {
            Matrix<Rational> law = problem.SignalLaws[problem.Efforts.IndexOf([.. efforts.Choices(profile).Reverse()])];
            return new Matrix<Rational>(law.Rows, law.Columns, [.. Enumerable.Range(0, law.Rows * law.Columns).Select(
                place => law[place / law.Columns, problem.Signals.IndexOf([.. signals.Choices(place % law.Columns).Reverse()])])]);
        }));
    }

    /// <summary>The same states in the reverse order, and the last agent's signals in theirs.</summary>
    public static HiredAgentsProblem WithReversedEvidence(HiredAgentsProblem problem)
    {
        int last = problem.Signals.Counts[^1];
        Matrix<Rational> utility = problem.Utility;
        return HiredAgentsProblem.Create(
            [.. problem.Prior.Reverse()],
            new(utility.Rows, utility.Columns, [.. utility.Entries.ToArray().Chunk(utility.Columns).SelectMany(row => row.Reverse())]),
            problem.Costs,
            problem.Signals.Counts,
            [.. problem.SignalLaws.Select(law => new Matrix<Rational>(
                law.Rows, law.Columns, [.. law.Entries.ToArray().Chunk(law.Columns).Reverse().SelectMany(row => row.Chunk(last).SelectMany(signals => signals.Reverse()))]))])
            .WithPaymentCap(problem.PaymentCap);
    }

    /// <summary>Half of the last agent's first signal goes to a copy of it at the end.</summary>
    public static HiredAgentsProblem Split(HiredAgentsProblem problem)
    {
        int last = problem.Signals.Counts[^1];
        Rational half = new(1, 2);
        return With(problem, signalCounts: [.. problem.Signals.Counts.SkipLast(1), last + 1], laws: [.. problem.SignalLaws.Select(law =>
        {
            Rational[] split = [.. law.Entries.ToArray().Chunk(last).SelectMany(signals => (Rational[])[half * signals[0], .. signals[1..], half * signals[0]])];
            return new Matrix<Rational>(law.Rows, split.Length / law.Rows, split);
        })]);
    }

    /// <summary>The last agent gets a copy of its last effort, at some further cost.</summary>
    public static HiredAgentsProblem WithCopiedEffort(HiredAgentsProblem problem, Rational extra)
    {
        int count = problem.Efforts.Counts[^1];
        return With(
            problem,
            costs: [.. problem.Costs.SkipLast(1), [.. problem.Costs[^1], problem.Costs[^1][^1] + extra]],
            laws: [.. problem.SignalLaws.Chunk(count).SelectMany(own => own.Append(own[^1]))]);
    }

    private static HiredAgentsProblem MakeCommon(int[] efforts, int states, int[] numbers)
    {
        int next = 0;
        Rational Share() => new(numbers[next++ % numbers.Length], 5);
        return HiredAgentsProblem.WithCommonSignal(
            Distribution(states, numbers, 0),
            Utility(states, numbers),
            Table(states, 2, numbers, 20, diagonal: 8),
            [.. efforts.Select((count, agent) => new CommonSignalObserver(
                [.. Enumerable.Range(0, count).Select(effort => new Rational(effort * numbers[50 + agent], 200))],
                [.. Enumerable.Range(0, count).Select(effort => effort == 0 && count > 1 ? Rational.Zero : Share())],
                Distribution(2, numbers, 40 + (2 * agent))))]);
    }

    private static HiredAgentsProblem MakeAudited(int[] efforts, int[] costs, Rational accuracy, int[] guesses) => HiredAgentsProblem.WithCommonSignal(
        [new(1, 2), new(1, 2)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        new Matrix<Rational>(2, 2, [accuracy, 1 - accuracy, 1 - accuracy, accuracy]),
        [.. efforts.Select((count, agent) => new CommonSignalObserver(
            [.. Enumerable.Range(0, count).Select(effort => new Rational(effort * effort * costs[agent], 200 * (count - 1)))],
            [.. Enumerable.Range(0, count).Select(effort => new Rational(effort, count - 1))],
            [new(guesses[agent], 4), new(4 - guesses[agent], 4)]))]);

    private static HiredAgentsProblem MakeIndependent(int[] efforts, int[] numbers) => HiredAgentsProblem.WithIndependentSignals(
        Distribution(2, numbers, 0),
        Utility(2, numbers),
        [.. efforts.Select((count, agent) => (Sequence<Rational>)[.. Enumerable.Range(0, count).Select(effort => new Rational(effort * numbers[50 + agent], 50))])],
        [.. efforts.Select((count, agent) => (Sequence<Matrix<Rational>>)[.. Enumerable.Range(0, count).Select(effort => Table(2, 2, numbers, 20 + (8 * agent) + (4 * effort)))])]);

    private static Matrix<Rational> Utility(int states, int[] numbers) =>
        new(2, states, [.. Enumerable.Range(0, 2 * states).Select(place => new Rational(numbers[10 + place] + (place / states == place % states ? 5 : 0), 10))]);

    private static Matrix<Rational> Table(int rows, int columns, int[] numbers, int first, int diagonal = 0) => new(
        rows, columns, [.. Enumerable.Range(0, rows).SelectMany(row => Distribution(columns, numbers, first + (row * columns), row, diagonal))]);

    private static Sequence<Rational> Distribution(int count, int[] numbers, int first, int favored = 0, int extra = 0)
    {
        int[] weights = numbers[first..(first + count)];
        weights[favored % count] += extra;
        weights[0] = weights.Sum() == 0 ? 1 : weights[0];
        return [.. weights.Select(weight => new Rational(weight, weights.Sum()))];
    }

    private static IEnumerable<AgentsCase> Shrink(AgentsCase drawn) =>
        drawn.Problem.PaymentCap is null ? [] : [new(drawn.Problem.WithPaymentCap((Rational?)null))];
}

using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>One check of a receiver's mechanism, in doubles or rationals. Sums run over states, signals and actions as the definition says, not over weighted utilities.</summary>
internal sealed class InformedSendersInspection<T>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>,
        IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly ReportMechanism mechanism;
    private readonly InformedSendersProblem problem;
    private readonly ProgramNumbers<T> numbers;
    private readonly T[] promised;
    private readonly T[]? joint;
    private readonly int states;

    public InformedSendersInspection(ReportMechanism mechanism, ProgramNumbers<T> numbers)
    {
        this.mechanism = mechanism;
        this.numbers = numbers;
        problem = mechanism.Problem;
        promised = Taken(mechanism.Probabilities);
        joint = problem.Joint is { } law ? Taken(law) : null;
        states = problem.Joint?.Rows ?? 1;
    }

    public InformedSendersReport Report(Tolerance tolerance, Func<T, Rational> exactly, bool isExact)
    {
        List<SenderGain> best = [];
        List<TriedDeviation> tried = [];
        List<CheckedLimit> limits = [];
        for (int sender = 0; sender < problem.SenderCount; sender++)
        {
            T[] utility = Taken(problem.SenderUtilities[sender]);
            for (int signal = 0; problem.Signals.Counts[sender] > 1 && signal < problem.Signals.Counts[sender]; signal++)
            {
                Rational probability = joint is null ? Rational.One : exactly(Probability(sender, signal));
                (int report, MeasuredSum gain) = BestReport(utility, sender, signal, exactly);
                SenderLie lie = new(sender, signal, report);
                best.Add(new(lie, gain.Value.ToDouble()));
                tried.Add(new(gain, probability, lie.ToString()));
                AddMargin(limits, lie, gain, probability);
            }
        }

        limits.AddRange(Conditions(exactly));
        IncentiveFinding finding = IncentiveFinding.Of(ReceiverValue(exactly), tried, limits, tolerance);
        SenderGain[] refuting = [.. best.Where((_, place) => tried[place].Gain.IsAbove(tolerance))];
        Verdict<SenderGain> verdict = refuting.Length > 0
            ? new Verdict<SenderGain>.Refuted(refuting.MaxBy(lie => lie.Gain))
            : isExact
                ? new Verdict<SenderGain>.Proved($"all reports of {problem.SenderCount} senders")
                : new Verdict<SenderGain>.NotRefuted(best.Count);
        return new(
            mechanism,
            joint is null ? finding with { ConditionalGain = null } : finding,
            [.. best],
            joint is null ? [] : [.. tried.Select(lie => lie.Probability.ToDouble())],
            verdict);
    }

    private void AddMargin(List<CheckedLimit> limits, SenderLie lie, MeasuredSum gain, Rational probability)
    {
        if (!problem.Margin.IsZero)
        {
            MeasuredSum missing = gain + MeasuredSum.Of(problem.Margin * probability);
            limits.Add(new(missing, string.Create(
                CultureInfo.InvariantCulture, $"truth of sender {lie.Sender} on signal {lie.Signal} falls short of its margin by {missing.Value.ToDouble():G9} in advance")));
        }
    }

    // The lie of largest gain, which may be negative; the first of equal ones.
    private (int Report, MeasuredSum Gain) BestReport(T[] utility, int sender, int signal, Func<T, Rational> exactly)
    {
        (T truth, double size) = Payoff(utility, sender, signal, signal, exactly);
        (int best, T gain, double scale) = (-1, T.AdditiveIdentity, 0);
        for (int report = 0; report < problem.Signals.Counts[sender]; report++)
        {
            if (report != signal)
            {
                (T earned, double behind) = Payoff(utility, sender, signal, report, exactly);
                (best, gain, scale) = best < 0 || earned - truth > gain ? (report, earned - truth, behind) : (best, gain, scale);
            }
        }

        return (best, new(exactly(gain), size + scale));
    }

    private (T Payoff, double Size) Payoff(T[] utility, int sender, int signal, int report, Func<T, Rational> exactly)
    {
        (T payoff, double size) = (T.AdditiveIdentity, 0);
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            if (problem.Signals.Choice(profile, sender) == signal)
            {
                (T expected, T terms) = Expected(utility, profile, problem.Signals.With(profile, sender, report));
                payoff += expected;
                size += exactly(terms).ToDouble();
            }
        }

        return (payoff, size);
    }

    // ∑ over states of joint(state, profile) · ∑ over actions of promised(action given reports) · utility(action, state), beside the sum of the terms' sizes.
    private (T Expected, T Terms) Expected(T[] utility, int profile, int reports)
    {
        (T expected, T terms) = (T.AdditiveIdentity, T.AdditiveIdentity);
        int columns = utility.Length / problem.ActionCount;
        for (int state = 0; state < states; state++)
        {
            T probability = joint is null ? T.MultiplicativeIdentity : joint[(state * problem.Signals.Count) + profile];
            for (int action = 0; action < problem.ActionCount; action++)
            {
                T term = probability * promised[(reports * problem.ActionCount) + action] * utility[(action * columns) + (joint is null ? profile : state)];
                expected += term;
                terms += term < T.AdditiveIdentity ? T.AdditiveIdentity - term : term;
            }
        }

        return (expected, terms);
    }

    private MeasuredSum ReceiverValue(Func<T, Rational> exactly)
    {
        T[] utility = Taken(problem.ReceiverUtility);
        MeasuredSum value = default;
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            (T expected, T terms) = Expected(utility, profile, profile);
            value += new MeasuredSum(exactly(expected), exactly(terms).ToDouble());
        }

        return value;
    }

    private T Probability(int sender, int signal)
    {
        T probability = T.AdditiveIdentity;
        for (int place = 0; place < (joint?.Length ?? 0); place++)
        {
            probability += problem.Signals.Choice(place % problem.Signals.Count, sender) == signal ? joint![place] : T.AdditiveIdentity;
        }

        return probability;
    }

    private IEnumerable<CheckedLimit> Conditions(Func<T, Rational> exactly)
    {
        foreach (MechanismConstraint condition in problem.Constraints)
        {
            MeasuredSum sum = MeasuredSum.Of([.. promised.Select(exactly)], condition.Weights.Entries);
            if (condition.Least is { } least)
            {
                yield return Broken(condition, MeasuredSum.Of(least) - sum);
            }

            if (condition.Greatest is { } greatest)
            {
                yield return Broken(condition, sum - MeasuredSum.Of(greatest));
            }
        }
    }

    private static CheckedLimit Broken(MechanismConstraint condition, MeasuredSum excess) => new(
        excess, string.Create(CultureInfo.InvariantCulture, $"the condition '{condition.Name}' is broken by {excess.Value.ToDouble():G9}"));

    private T[] Taken(Matrix<Rational> exact) => exact.Select(numbers.From).Entries.ToArray();
}

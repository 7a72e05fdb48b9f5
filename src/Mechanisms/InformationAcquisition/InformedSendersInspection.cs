using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

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

    public InformedSendersReport Report(Tolerance tolerance, Func<T, double> show, bool isExact)
    {
        double scale = problem.SenderUtilities.Append(problem.ReceiverUtility)
            .Max(utility => utility.Entries.ToArray().Max(amount => Math.Abs(amount.ToDouble())));
        List<SenderGain> best = [];
        List<double> probabilities = [];
        List<string> violations = [];
        T most = T.AdditiveIdentity;
        for (int sender = 0; sender < problem.SenderCount; sender++)
        {
            T[] utility = Taken(problem.SenderUtilities[sender]);
            for (int signal = 0; signal < problem.Signals.Counts[sender]; signal++)
            {
                T probability = Probability(sender, signal);
                (int report, T gain, T closest) = BestReport(utility, sender, signal);
                most = gain > most ? gain : most;
                best.Add(new(new(sender, signal, report), show(gain)));
                probabilities.Add(show(probability));
                double missing = show((numbers.From(problem.Margin) * probability) + closest);
                if (!problem.Margin.IsZero && problem.Signals.Counts[sender] > 1 && tolerance.Exceeds(missing, scale))
                {
                    violations.Add(string.Create(CultureInfo.InvariantCulture, $"Truth of sender {sender} on signal {signal} falls short of its margin by {missing:G9} in advance."));
                }
            }
        }

        violations.AddRange(BrokenConditions(tolerance, show));
        SenderGain worst = best.Aggregate((one, next) => next.Gain > one.Gain ? next : one);
        Verdict<SenderGain> verdict = isExact && most == T.AdditiveIdentity
            ? new Verdict<SenderGain>.Proved($"all reports of {problem.SenderCount} senders")
            : isExact || tolerance.Exceeds(worst.Gain, scale)
                ? new Verdict<SenderGain>.Refuted(worst)
                : new Verdict<SenderGain>.NotRefuted(best.Count);
        return new(mechanism, show(ReceiverValue()), [.. best], joint is null ? [] : [.. probabilities], [.. violations], verdict);
    }

    // The best report with its gain, and the largest gain of a lie proper, which may be negative.
    private (int Report, T Gain, T Closest) BestReport(T[] utility, int sender, int signal)
    {
        T truth = Payoff(utility, sender, signal, signal);
        (int best, T gain) = (signal, T.AdditiveIdentity);
        T? closest = null;
        for (int report = 0; report < problem.Signals.Counts[sender]; report++)
        {
            if (report != signal)
            {
                T lie = Payoff(utility, sender, signal, report) - truth;
                closest = closest is { } near && near > lie ? near : lie;
                (best, gain) = lie > gain ? (report, lie) : (best, gain);
            }
        }

        return (best, gain, closest ?? T.AdditiveIdentity);
    }

    private T Payoff(T[] utility, int sender, int signal, int report)
    {
        T payoff = T.AdditiveIdentity;
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            if (problem.Signals.Choice(profile, sender) == signal)
            {
                payoff += Expected(utility, profile, problem.Signals.With(profile, sender, report));
            }
        }

        return payoff;
    }

    // ∑ over states of joint(state, profile) · ∑ over actions of promised(action given reports) · utility(action, state).
    private T Expected(T[] utility, int profile, int reports)
    {
        T expected = T.AdditiveIdentity;
        int columns = utility.Length / problem.ActionCount;
        for (int state = 0; state < states; state++)
        {
            T given = T.AdditiveIdentity;
            for (int action = 0; action < problem.ActionCount; action++)
            {
                given += promised[(reports * problem.ActionCount) + action] * utility[(action * columns) + (joint is null ? profile : state)];
            }

            expected += (joint is null ? T.MultiplicativeIdentity : joint[(state * problem.Signals.Count) + profile]) * given;
        }

        return expected;
    }

    private T ReceiverValue()
    {
        T[] utility = Taken(problem.ReceiverUtility);
        T value = T.AdditiveIdentity;
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            value += Expected(utility, profile, profile);
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

    private IEnumerable<string> BrokenConditions(Tolerance tolerance, Func<T, double> show)
    {
        foreach (MechanismConstraint condition in problem.Constraints)
        {
            T[] weights = Taken(condition.Weights);
            T sum = T.AdditiveIdentity;
            for (int place = 0; place < weights.Length; place++)
            {
                sum += weights[place] * promised[place];
            }

            double excess = Math.Max(
                condition.Least is { } least ? show(numbers.From(least) - sum) : 0,
                condition.Greatest is { } greatest ? show(sum - numbers.From(greatest)) : 0);
            if (tolerance.Exceeds(excess, show(sum)))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"The condition '{condition.Name}' is broken by {excess:G9}.");
            }
        }
    }

    private T[] Taken(Matrix<Rational> exact) => exact.Select(numbers.From).Entries.ToArray();
}

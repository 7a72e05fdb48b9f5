using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>Utilities weighted by probability, shape [signal profile · action], flat: what the rows of a program for informed senders are made of.</summary>
/// <param name="Receiver">The receiver's.</param>
/// <param name="Senders">The senders', one list each.</param>
internal sealed record SendersTables<T>(T[] Receiver, T[][] Senders)
    where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IAdditiveIdentity<T, T>
{
    public static SendersTables<T> Of(InformedSendersProblem problem, ProgramNumbers<T> numbers)
    {
        T[]? joint = problem.Joint is { } law ? law.Select(numbers.From).Entries.ToArray() : null;
        return new(
            Weighted(problem, joint, problem.ReceiverUtility, numbers),
            [.. problem.SenderUtilities.Select(own => Weighted(problem, joint, own, numbers))]);
    }

    /// <summary>The probability of each signal of a sender; the joint law must be known.</summary>
    public static T[] SignalProbabilities(InformedSendersProblem problem, int sender, ProgramNumbers<T> numbers)
    {
        T[] probabilities = new T[problem.Signals.Counts[sender]];
        Matrix<Rational> joint = problem.Joint!.Value;
        for (int place = 0; place < joint.Entries.Length; place++)
        {
            probabilities[problem.Signals.Choice(place % joint.Columns, sender)] += numbers.From(joint.Entries[place]);
        }

        return probabilities;
    }

    private static T[] Weighted(InformedSendersProblem problem, T[]? joint, Matrix<Rational> exact, ProgramNumbers<T> numbers)
    {
        T[] utility = exact.Select(numbers.From).Entries.ToArray();
        int signals = problem.Signals.Count;
        int actions = problem.ActionCount;
        T[] weighted = new T[signals * actions];
        int states = exact.Columns;
        for (int place = 0; place < weighted.Length; place++)
        {
            (int profile, int action) = (place / actions, place % actions);
            T sum = joint is null ? utility[(action * states) + profile] : T.AdditiveIdentity;
            for (int state = 0; joint is not null && state < states; state++)
            {
                sum += joint[(state * signals) + profile] * utility[(action * states) + state];
            }

            weighted[place] = sum;
        }

        return weighted;
    }
}

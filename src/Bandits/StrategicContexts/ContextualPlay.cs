using System.Runtime.ExceptionServices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Plays independent pieces of an experiment on threads, results in the order of their index.</summary>
internal static class ContextualPlay
{
    public static TResult[] All<TResult>(int count, int threads, Func<int, TResult> play, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var results = new TResult[count];
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                index => results[index] = play(index));
        }
        catch (AggregateException failures)
        {
            // What a learner threw must reach its caller as it was thrown, on one thread as on many.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return results;
    }

    public static void RequireDistinct(Sequence<IContextualLearner> learners)
    {
        if (learners.Count == 0)
        {
            throw new ArgumentException("An experiment needs at least one learner; got none.", nameof(learners));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (IContextualLearner learner in learners)
        {
            ArgumentNullException.ThrowIfNull(learner, nameof(learners));
            if (!names.Add(learner.Name))
            {
                throw new ArgumentException($"Learners must have different names; got {learner.Name} twice.", nameof(learners));
            }
        }
    }
}

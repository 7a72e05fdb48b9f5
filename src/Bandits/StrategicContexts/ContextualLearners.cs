using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Validates the learners of an experiment.</summary>
internal static class ContextualLearners
{
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

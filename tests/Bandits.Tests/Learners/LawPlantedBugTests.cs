using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The double without a fault holds the laws of every learner.</summary>
public sealed class FaultlessGreedyLaws : LearnerLaws
{
    protected override ILearner Learner => new FaultyGreedy(Fault.None);
}

/// <summary>The laws of every learner must refute every fault.</summary>
public sealed class LawPlantedBugTests
{
    [Fact]
    public void Refutes_a_fork_that_shares_state() =>
        Refutes(new Subject(Fault.ForkSharesState).A_fork_goes_on_as_the_original_would_have);

    [Fact]
    public void Refutes_a_learner_that_takes_no_role() =>
        Refutes(new Subject(Fault.TakesNoRole).Takes_the_learners_role_itself);

    [Fact]
    public void Refutes_a_learner_that_draws_from_the_arms_stream() =>
        Refutes(new Subject(Fault.DrawsFromRewards).Its_draws_foretell_nothing_of_the_arms);

    [Fact]
    public void Refutes_a_choice_that_changes_state() =>
        Refutes(new Subject(Fault.ChoosingChangesState).Choosing_twice_gives_the_same_arm_and_changes_nothing);

    private static void Refutes(Action law) => PlantedLaw.RequireFalsified(law);

    private sealed class Subject(Fault fault) : LearnerLaws
    {
        protected override ILearner Learner => new FaultyGreedy(fault);
    }
}

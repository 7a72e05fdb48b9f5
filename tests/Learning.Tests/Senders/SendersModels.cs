using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

/// <summary>The models that tests learn in.</summary>
internal static class SendersModels
{
    /// <summary>Probabilities of models are multiples of one over this.</summary>
    public const int Weight = 12;

    /// <summary>Small models with one or two senders; small integers make ties, impossible signals and equal utilities frequent.</summary>
    public static Arbitrary<InformedSendersProblem> Any { get; } = Arb.From(
        from senders in Gen.Choose(1, 2)
        from counts in Gen.Choose(1, 3).ArrayOf(senders)
        from states in Gen.Choose(1, 3)
        from actions in Gen.Choose(1, 3)
        from places in Gen.Choose(0, (states * counts.Aggregate((one, next) => one * next)) - 1).ArrayOf(Weight)
        from utilities in Gen.Choose(0, 4).ArrayOf((senders + 1) * actions * states)
        select Make(counts, states, actions, places, utilities));

    public static (InformedSendersProblem Problem, double Value) Read(string file)
    {
        Assert.SkipUnless(Conformance.TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("info-acquisition-senders", file);
        return (InformedSendersProblem.Create(
            vector.Table("joint"), [.. vector.Integers("signalCounts")], vector.Table("receiverUtility"), [.. vector.Tables("senderUtility")]), vector.Value);
    }

    public static ContenderSummary Play(SendersContender contender, long horizon, int replications) =>
        new RegretContest([contender], horizon, replications, 20240507, [horizon]).Run(new CpuDevice()).Summaries[0];

    public static SendersTask TaskOf(InformedSendersProblem model) => new(model.Signals, model.ActionCount);

    /// <summary>Feeds full feedback in which every state and profile occurs as often as its probability says.</summary>
    public static void Feed(FullFeedbackRun run, InformedSendersProblem model, int rounds)
    {
        Matrix<Rational> joint = model.Joint!.Value;
        for (int place = 0; place < joint.Entries.Length; place++)
        {
            (int state, int profile) = (place / joint.Columns, place % joint.Columns);
            double[] utilities = [.. model.SenderUtilities.Prepend(model.ReceiverUtility)
                .SelectMany(table => Enumerable.Range(0, model.ActionCount).Select(action => table[action, state].ToDouble()))];
            for (int round = 0; round < (int)Math.Round(joint.Entries[place].ToDouble() * rounds); round++)
            {
                run.Observe(new(profile, utilities));
            }
        }
    }

    private static InformedSendersProblem Make(int[] counts, int states, int actions, int[] places, int[] utilities)
    {
        int profiles = counts.Aggregate((one, next) => one * next);
        Matrix<Rational>[] all = [.. utilities.Chunk(actions * states).Select(own => new Matrix<Rational>(actions, states, [.. own.Select(amount => new Rational(amount, 4))]))];
        Rational[] joint = [.. Enumerable.Range(0, states * profiles).Select(place => new Rational(places.Count(drawn => drawn == place), Weight))];
        return InformedSendersProblem.Create(new Matrix<Rational>(states, profiles, joint), [.. counts], all[0], [.. all[1..]]);
    }
}

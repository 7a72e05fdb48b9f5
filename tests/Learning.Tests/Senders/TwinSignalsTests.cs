using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

/// <summary>Signals with equal posteriors: nobody can make a sender prefer one to the other, so they must be as good as one signal.</summary>
public sealed class TwinSignalsTests
{
    [Fact]
    public void Splitting_a_signal_in_two_changes_nothing_that_is_learned() => Prop.ForAll(SendersModels.Any, model =>
    {
        InformedSendersProblem twins = Split(model);
        FullFeedbackRun run = (FullFeedbackRun)new FullFeedbackReceiver { Scale = 1e-9 }.Begin(SendersModels.TaskOf(twins), 1000);
        SendersModels.Feed(run, twins, 2 * SendersModels.Weight);
        InformedSendersReport report = run.Commit().Check(twins);
        Assert.Equal(model.Solve(new TruthfulReports()).Value, report.ReceiverValue, 1e-7);
        Assert.True((report.Best?.Gain ?? 0) <= 1e-7);
    }).Check(Laws.Config.WithMaxTest(60));

    // A planted bug: twins taken for different signals, and promised different actions. The sender reports whichever twin is promised the better one.
    [Fact]
    public void Finds_a_promise_that_treats_twins_differently()
    {
        InformedSendersProblem model = Split(InformedSendersProblem.Create(
            new Matrix<double>(2, 2, [0.4, 0.1, 0.1, 0.4]), [2], new Matrix<double>(2, 2, [1, 0, 0, 1]), [new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8])]));
        Promise merged = new(new Matrix<double>(3, 2, [1, 0, 0, 1, 0, 1]), 0);
        Promise unmerged = new(new Matrix<double>(3, 2, [1, 0, 0, 1, 1, 0]), 0);
        Assert.True(merged.Check(model).Best!.Value.Gain <= 0);
        Assert.True(unmerged.Check(model).Best!.Value.Gain > 0.05);
    }

    // The last signal of the first sender becomes two, each with half of its probability.
    private static InformedSendersProblem Split(InformedSendersProblem model)
    {
        Matrix<Rational> joint = model.Joint!.Value;
        int[] counts = [.. model.Signals.Counts];
        int others = joint.Columns / counts[0];
        List<Rational> entries = [];
        for (int state = 0; state < joint.Rows; state++)
        {
            for (int own = 0; own <= counts[0]; own++)
            {
                for (int rest = 0; rest < others; rest++)
                {
                    Rational entry = joint[state, (Math.Min(own, counts[0] - 1) * others) + rest];
                    entries.Add(own >= counts[0] - 1 ? entry / new Rational(2, 1) : entry);
                }
            }
        }

        counts[0]++;
        return InformedSendersProblem.Create(
            new Matrix<Rational>(joint.Rows, joint.Columns + others, entries.ToArray()), [.. counts], model.ReceiverUtility, [.. model.SenderUtilities]);
    }
}

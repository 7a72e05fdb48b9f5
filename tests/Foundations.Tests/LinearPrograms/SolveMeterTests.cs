using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class SolveMeterTests
{
    [Fact]
    public void A_listener_hears_of_every_solve_how_it_started_and_how_long_it_took()
    {
        int here = Environment.CurrentManagedThreadId;
        List<string> starts = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Mechanisms.LinearPrograms")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            // Other tests solve at the same time.
            if (Environment.CurrentManagedThreadId == here)
            {
                Assert.InRange(seconds, 0, 60);
                starts.Add((string)tags[0].Value!);
            }
        });
        listener.Start();
        LinearProgram program = LinearProgram.FromDense(ObjectiveSense.Maximize, [1, 2], [1, 1], [double.NegativeInfinity], [1], [0, 0], [1, 1]);
        LinearProgramSolution answer = new RevisedSimplex().Solve(program);
        _ = new RevisedSimplex().Solve(program, answer.Basis!);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        _ = run.Solve();
        run.ChangeCost(0, 3);
        _ = run.Solve();
        RevisedSimplexRun another = new RevisedSimplex().Begin(program);
        another.StartFrom(answer.Basis!);
        _ = another.Solve();
        _ = run.Fork().Solve();
        Assert.Equal(["cold", "basis", "cold", "basis", "basis", "basis"], starts);
    }

    [Fact]
    public void A_subscriber_is_shown_each_run_with_its_program_and_answer()
    {
        int here = Environment.CurrentManagedThreadId;
        List<(LinearProgram Program, double Value)> seen = [];
        LinearProgram program = LinearProgram.FromDense(ObjectiveSense.Maximize, [1, 2], [1, 1], [double.NegativeInfinity], [1], [0, 0], [1, 1]);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        using (DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(source =>
        {
            if (source.Name == "Mechanisms.LinearPrograms")
            {
                _ = source.Subscribe(new Observer<KeyValuePair<string, object?>>(notice =>
                {
                    // Other tests solve at the same time.
                    if (Environment.CurrentManagedThreadId == here && ReferenceEquals(notice.Value, run))
                    {
                        Assert.Equal("solved", notice.Key);
                        seen.Add((run.Program, run.Value));
                    }
                }));
            }
        })))
        {
            _ = run.Solve();
            run.ChangeCost(0, 3);
            _ = run.Solve();
        }

        Assert.Equal([2.0, 3.0], seen.Select(one => one.Value));
        Assert.Equal([1.0, 3.0], seen.Select(one => one.Program.Costs[0]));
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}

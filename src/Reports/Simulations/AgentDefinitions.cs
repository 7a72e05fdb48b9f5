using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Agents in the words of a report.</summary>
internal static class AgentDefinitions
{
    /// <summary>Who owns which arms, how they decide and who moves when.</summary>
    public static string Of(Population population)
    {
        IEnumerable<string> owners = population.Owners
            .GroupBy(owner => owner.Agent)
            .Select(group => $"{WhoOf([.. group], population)} {DecidesBy(group.Key)}");
        string order = population.Order == MoveOrder.AtOnce ? "all move at once" : "one owner moves after each epoch, in turn";
        return $"{string.Join("; ", owners)}; {order}";
    }

    private static string WhoOf(Owner[] owners, Population population) => owners switch
    {
        [{ Arms.Count: > 1 } owner] => $"arms {List(owner.Arms)} together (one owner)",
        _ when owners.Length == population.Arms => "each arm",
        _ => $"arms {List(owners.SelectMany(owner => owner.Arms).ToSequence())}, each for itself,",
    };

    private static string DecidesBy(IStrategicAgent agent) => agent switch
    {
        GradientAdaptation gradient => Text($"probes its click rate by ±{gradient.ProbeStep}, {Whole(gradient.ProbeReplications)} runs on each side with the same random numbers, and moves by {gradient.StepSize} × change of its clicks per unit of click rate / horizon, at most {gradient.MaximumStep}, within [{gradient.LowestClickRate}, {gradient.HighestClickRate}]"),
        BestResponder responder => $"tries {Whole(responder.Grid.Count)} click rates from {Text($"{responder.Grid[0]} to {responder.Grid[^1]}")}, {Whole(responder.ProbeReplications)} runs each with the same random numbers, and plays the one with the most clicks{Within(responder)}",
        LearningArm learning => $"learns among {Whole(learning.Grid.Count)} click rates from {Text($"{learning.Grid[0]} to {learning.Grid[^1]}")} by {learning.Learner.Name}, one round per epoch",
        _ => $"decides as {agent.Name}",
    };

    private static string Within(BestResponder responder)
    {
        string slack = responder.Slack > 0 ? Text($", or one with at most {responder.Slack} clicks fewer") : "";
        string ties = responder.Ties switch
        {
            TieRule.ForPrincipal => ", ties in favor of the learner",
            TieRule.AgainstPrincipal => ", ties against the learner",
            _ => ", ties to staying and then to the lowest rate",
        };
        string agreement = responder.Agreement == Agreement.NobodyLoses ? ", as long as no member loses" : "";
        return slack + ties + agreement;
    }

    private static string List(Sequence<int> arms) => string.Join(", ", arms);
}

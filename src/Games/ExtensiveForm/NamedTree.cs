using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Builds a tree in which information sets, lotteries and outcomes are found again by their names and numbers.</summary>
/// <param name="builder">Receives the nodes.</param>
internal sealed class NamedTree(ExtensiveFormBuilder builder)
{
    private readonly Dictionary<(int Player, string Label), int> sets = [];
    private readonly Dictionary<Sequence<Rational>, int> outcomes = [];

    /// <summary>Adds a node at which a player moves who knows what the label says.</summary>
    public int Move(int player, string label, Sequence<string> actions, int parent, int action)
    {
        if (!sets.TryGetValue((player, label), out int set))
        {
            set = sets[(player, label)] = builder.AddInformationSet(player, actions.Span, label);
        }

        return builder.AddMove(set, parent, action);
    }

    /// <summary>Adds a node at which chance takes every action equally often.</summary>
    public int Draw(string label, Sequence<string> actions, int parent, int action)
    {
        if (!sets.TryGetValue((ExtensiveFormGame.Chance, label), out int set))
        {
            Sequence<Rational> chances = Sequence.Of(actions.Count, _ => new Rational(1, actions.Count));
            set = sets[(ExtensiveFormGame.Chance, label)] = builder.AddChance(chances.Span, actions.Span, label);
        }

        return builder.AddMove(set, parent, action);
    }

    /// <summary>Adds an end.</summary>
    public void End(Sequence<Rational> payoffs, int parent, int action)
    {
        if (!outcomes.TryGetValue(payoffs, out int outcome))
        {
            outcome = outcomes[payoffs] = builder.AddOutcome(payoffs.Span);
        }

        builder.AddEnd(outcome, parent, action);
    }
}

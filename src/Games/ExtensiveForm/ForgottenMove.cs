namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Two nodes of one information set before which the player took different actions of its own: it has forgotten what it did.</summary>
/// <param name="Player">Index of the player.</param>
/// <param name="InformationSet">Index of the set.</param>
/// <param name="FirstNode">A node of the set.</param>
/// <param name="SecondNode">Another node of the set.</param>
public sealed record ForgottenMove(int Player, int InformationSet, int FirstNode, int SecondNode)
{
    /// <summary>Says what is forgotten.</summary>
    /// <returns>One sentence.</returns>
    public override string ToString() =>
        $"Player {Player} cannot tell node {FirstNode} from node {SecondNode} in information set {InformationSet}, although its own actions before them differ.";
}

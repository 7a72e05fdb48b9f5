namespace Mechanisms.Games.Tests.Equilibria;

/// <summary>What a careless author may get wrong about a player that lies to the mediator.</summary>
public enum CommunicationFault
{
    None,

    /// <summary>Payoffs of the action advised, not of the one taken.</summary>
    PayoffOfTheAdvice,

    /// <summary>The report put into probabilities and payoffs, not into the advice.</summary>
    ReportInTheLaw,

    /// <summary>A liar does as it is told.</summary>
    ObedienceAfterALie,
}

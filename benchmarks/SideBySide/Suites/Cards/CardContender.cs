namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>Work on a card that times itself.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Run">Does it once.</param>
internal sealed record CardContender(string Name, Func<CardSample> Run);

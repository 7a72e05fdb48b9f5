namespace Mechanisms.Verification;

/// <summary>How many agents and items a case has.</summary>
internal readonly record struct Scale(int Agents, int Items);

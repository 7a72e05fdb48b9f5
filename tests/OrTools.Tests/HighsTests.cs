namespace Mechanisms.OrTools.Tests;

public sealed class HighsTests() : OrToolsConformance(OrToolsSolver.Highs);

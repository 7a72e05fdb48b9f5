namespace Mechanisms.OrTools.Tests;

public sealed class PdlpTests() : OrToolsConformance(OrToolsSolver.Pdlp);

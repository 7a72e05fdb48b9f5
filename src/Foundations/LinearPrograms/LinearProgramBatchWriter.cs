namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Writes the numbers of one program of a <see cref="LinearProgramBatch"/> or a <see cref="LinearProgramFamily"/>.</summary>
/// <param name="index">Index of the program.</param>
/// <param name="program">Where to write; not to be kept.</param>
public delegate void LinearProgramBatchWriter(int index, LinearProgramBatchMember program);

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>The one address space of the interpreter: arrays of the caller at the bottom, variables of running functions above.</summary>
internal sealed class PtxMemory
{
    private const int Alignment = 16;

    private readonly byte[] bytes;
    private int top = Alignment;

    /// <summary>Takes memory.</summary>
    public PtxMemory(int size) => bytes = new byte[size];

    /// <summary>Gets or sets the first free address.</summary>
    public int Top
    {
        get => top;
        set => top = value;
    }

    /// <summary>Takes room, zeroed.</summary>
    public ulong Allocate(int size)
    {
        int address = top;
        top += (size + Alignment - 1) / Alignment * Alignment;
        bytes.AsSpan(address, size).Clear();
        return (ulong)address;
    }

    /// <summary>Takes room for an array and copies it there.</summary>
    public ulong Allocate<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ulong address = Allocate(values.Length * Unsafe.SizeOf<T>());
        values.CopyTo(At<T>(address, values.Length));
        return address;
    }

    /// <summary>An array at an address.</summary>
    public Span<T> At<T>(ulong address, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes.AsSpan((int)address))[..count];

    /// <summary>Reads 1, 4 or 8 bytes.</summary>
    public ulong Read(ulong address, int size)
    {
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        bytes.AsSpan(checked((int)address), size).CopyTo(value);
        return BinaryPrimitives.ReadUInt64LittleEndian(value);
    }

    /// <summary>Writes the low 1, 4 or 8 bytes of a value.</summary>
    public void Write(ulong address, int size, ulong value)
    {
        Span<byte> written = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(written, value);
        written[..size].CopyTo(bytes.AsSpan(checked((int)address)));
    }
}
